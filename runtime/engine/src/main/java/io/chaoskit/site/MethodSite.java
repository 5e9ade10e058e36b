package io.chaoskit.site;

import io.chaoskit.pointcut.Pointcut;

/**
 * The methods and constructors that a pointcut matches.
 *
 * @param pointcut which
 */
public record MethodSite(Pointcut pointcut) implements Site {

    @Override
    public String text() {
        return pointcut.text();
    }

    @Override
    public boolean oncePerIteration() {
        return false;
    }

    @Override
    public String whyUnreached() {
        return "no thread of an iteration called a method that '" + text() + "' matches";
    }
}
