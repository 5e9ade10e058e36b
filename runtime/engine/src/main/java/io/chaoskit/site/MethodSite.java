package io.chaoskit.site;

import io.chaoskit.pointcut.Pointcut;

/**
 * The methods and constructors that a pointcut matches.
 *
 * @param pointcut which
 * @param later whether their classes may be loaded as late as during the run, so that the pointcut need not match anything before
 */
public record MethodSite(Pointcut pointcut, boolean later) implements Site {

    /**
     * Methods that must be there before the run.
     *
     * @param pointcut which
     */
    public MethodSite(Pointcut pointcut) {
        this(pointcut, false);
    }

    /**
     * Methods of classes that may be loaded as late as during the run: by the class loader of a plug-in, say. When none is, the
     * injector is never reached, and the run is UNSTABLE.
     *
     * @param pointcut which
     * @return the site
     */
    public static MethodSite later(Pointcut pointcut) {
        return new MethodSite(pointcut, true);
    }

    @Override
    public String text() {
        return later ? "later('" + pointcut.text() + "')" : pointcut.text();
    }

    @Override
    public boolean oncePerIteration() {
        return false;
    }

    @Override
    public String whyUnreached() {
        return "no thread of an iteration called a method that '" + pointcut.text() + "' matches";
    }
}
