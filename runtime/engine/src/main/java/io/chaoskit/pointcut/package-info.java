/**
 * The language that names methods and constructors for faults: {@link io.chaoskit.pointcut.Pointcut}. It follows
 * AspectJ's signature patterns, without return types, modifiers and {@code throws}.
 *
 * <pre>
 *   pointcut   = and { "||" and }
 *   and        = not { "&amp;&amp;" not }
 *   not        = "!" not | "(" pointcut ")" | pattern
 *   pattern    = { annotation } type [ "+" ] "." member [ "(" [ parameter { "," parameter } ] ")" ]
 *   annotation = "@" name { "." name }
 *   type       = part { ( "." | ".." ) part }        (before the method, ".." stands for "..*.")
 *   member     = part | "new"
 *   parameter  = ".." | type { "[" "]" } [ "..." ]   ("..." after the last one only)
 *   part       = a name that may have "*" in it      (blanks are free between all of these)
 * </pre>
 *
 * <table>
 *   <caption>What the parts match</caption>
 *   <tr><th>written</th><th>matches</th></tr>
 *   <tr><td>{@code com.acme.OrderRepo.save(..)}</td><td>all {@code save} that this class declares, whatever their
 *     parameters; {@code com.acme.OrderRepo.save} is the same. A class without a package is written without one</td></tr>
 *   <tr><td>{@code …OrderRepo.save(String, int)}, {@code …save()}</td><td>these parameters, in this order; none at
 *     all</td></tr>
 *   <tr><td>{@code com.acme.Outer.Inner}, {@code com.acme.Outer$Inner}</td><td>the same inner class; its constructor
 *     takes the outer object first, as in its class file</td></tr>
 *   <tr><td>{@code *} in a name</td><td>characters, but no dot and not into an inner class; {@code *} alone as the type
 *     is any type at all. {@code new} is never matched by a wildcard. A type that begins with a wildcard is no class of the JDK
 *     and none of Groovy: write their package, as in {@code java.util..*}</td></tr>
 *   <tr><td>{@code com.acme..*}, {@code com..Repo}</td><td>{@code ..} stands for a dot, or for any packages or outer
 *     classes between two dots; {@code *..Repo} is {@code Repo} in any package or none</td></tr>
 *   <tr><td>{@code java.sql.Statement+.close()}</td><td>{@code close()} as it is declared in this type or in any class
 *     or interface below it; the {@code +} stands behind wildcards as well. When one of them hands the call on to another, as
 *     the statements of a connection pool do, each of them is hit: name the class to hit one of them</td></tr>
 *   <tr><td>{@code com.acme.Order.new(..)}</td><td>the constructors; {@code +} cannot be used with them</td></tr>
 *   <tr><td>{@code @Transactional *.*(..)}</td><td>methods that carry the annotation, or whose class does (or
 *     inherits it, when it is {@code @Inherited}); the full name, the name with outer classes, or the simple name. Of
 *     several, all are needed. Only annotations that are kept at run time can be seen</td></tr>
 *   <tr><td>{@code String}, {@code java.util.List}, {@code Map.Entry}, {@code int}, {@code byte[][]},
 *     {@code java..*}, {@code *} as a parameter</td><td>one parameter whose erased type has this name: the full one or,
 *     whatever the package, the simple one</td></tr>
 *   <tr><td>{@code String...}</td><td>a last parameter for any number of arguments; {@code String[]} matches one
 *     too</td></tr>
 *   <tr><td>{@code ..} as a parameter</td><td>any number of any parameters, at any place, also several times</td></tr>
 *   <tr><td>{@code !a && b || c}</td><td>{@code ((!a) && b) || c}</td></tr>
 * </table>
 *
 * <p>A pointcut must match something before the run, and so must each side of an {@code ||}, also of one within an {@code &&}: what
 * matches nothing is most often misspelled. Classes are looked up by the context class loader of the thread that runs the scenario and
 * by that of the script, with what {@code @Grab} has brought; none has to be loaded yet. A class that another class loader will load
 * during the run, that of a plug-in say, is a site of its own, {@code later('plug.Plugin.step(..)')}, in Java
 * {@link io.chaoskit.site.Sites#later(String)}. An injector whose classes never come is reported as never reached. A type with
 * {@code +} behind it may have its sub-types later in any case. ChaosKit's own classes, those of {@code io.chaoskit} and below, are
 * never changed, nor are the few of the JDK that it stands on.
 *
 * <p>Methods are matched where they are declared, never where they are inherited. Never matched: class initialisers,
 * the classes that the JVM makes for lambdas, and what only the compiler wrote (the bodies of lambdas, access methods, Groovy's
 * {@code getMetaClass}, what Kotlin generates for suspend functions and lambdas), unless its name is written out or a wildcard has
 * a {@code $}, as in {@code lambda$*}. A bridge is matched when the method that it leads to is not: one call is one hit. So is one of
 * a suspend function, which has its {@code Continuation} as its last parameter. Names are compared as text, so a pointcut means the
 * classes of a name in all class loaders.
 *
 * <p>A run leaves nothing in the memory of the JVM but for lambdas and method references: the JVM links those of a class anew when it was
 * woven and again when it was restored, each when it is next used, and keeps what it had made until the class goes. It is about 2 kB of
 * metaspace for each that is used, in each run: 16 classes with a lambda each make 25 kB a run, the same without lambdas none. For thousands
 * of runs in one JVM, name the few classes that are meant, rather than a package. What the JVM shows as used metaspace has blocks in it that
 * it was given back and has not used again: with lanes, which change the executors of the JDK, these are a few kB more after each of the
 * first hundreds of runs.
 */
package io.chaoskit.pointcut;
