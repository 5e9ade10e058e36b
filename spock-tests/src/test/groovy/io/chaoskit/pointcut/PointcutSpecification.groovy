package io.chaoskit.pointcut

import acme.shop.BaseRepo
import acme.shop.BranchLedger
import acme.shop.Cart
import acme.shop.Ledger
import acme.shop.OpenShelf
import acme.shop.Order
import acme.shop.OrderRepo
import acme.shop.Store
import acme.shop.mail.Mailer
import groovy.transform.Memoized
import io.chaoskit.internal.lib.bytebuddy.description.method.MethodDescription
import io.chaoskit.internal.lib.bytebuddy.description.type.TypeDescription
import io.chaoskit.internal.lib.bytebuddy.dynamic.ClassFileLocator
import io.chaoskit.internal.lib.bytebuddy.pool.TypePool
import io.chaoskit.internal.pointcut.Signatures
import io.chaoskit.internal.pointcut.TypeNames
import spock.lang.Specification

/** The base of specifications that look at what a pointcut matches among all classes of a small shop. */
abstract class PointcutSpecification extends Specification {

    static final List<Class<?>> SHOP = [
        BaseRepo, BranchLedger, Cart, Ledger, Mailer, Mailer.Silent, OpenShelf, Order, Order.Line, Order.Line.Part, Order.Note,
        OrderRepo, Class.forName('acme.shop.Shelf'), Class.forName('Standalone'), Store
    ]

    /** The methods that are matched, for example Order.Line.total(), in the order of their text. */
    static List<String> matched(String text, List<Class<?>> types = SHOP) {
        matched(Pointcut.parse(text), types)
    }

    /** Also checks that loaded classes and class files give the same, and that the look at the type misses none. */
    static List<String> matched(Pointcut pointcut, List<Class<?>> types = SHOP) {
        def loaded = types.collectMany { matchedIn(pointcut, TypeDescription.ForLoadedType.of(it)) }.sort()
        def read = types.collectMany { matchedIn(pointcut, described(it)) }.sort()
        assert loaded == read
        loaded
    }

    private static List<String> matchedIn(Pointcut pointcut, TypeDescription type) {
        def methods = type.declaredMethods.filter(pointcut.matcher().methods(type)).collect { signature(it) }
        assert methods.empty || pointcut.matcher().mayMatch(type) && pointcut.matcher().types().matches(type)
        methods
    }

    static String signature(MethodDescription method) {
        "${TypeNames.withoutPackage(method.declaringType.asErasure().name)}.${Signatures.of(method)}"
    }

    /** Read from the class file, as an agent does for a class that is not yet loaded. */
    @Memoized
    static TypeDescription described(Class<?> type) {
        TypePool.Default.of(new ClassFileLocator.Compound(
            ClassFileLocator.ForClassLoader.of(type.classLoader ?: ClassLoader.systemClassLoader),
            ClassFileLocator.ForClassLoader.ofPlatformLoader())).describe(type.name).resolve()
    }
}
