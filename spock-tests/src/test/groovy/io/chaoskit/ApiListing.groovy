package io.chaoskit

import groovy.transform.CompileStatic

import java.lang.reflect.Executable
import java.lang.reflect.Field
import java.lang.reflect.Method
import java.lang.reflect.Modifier
import java.nio.file.Files
import java.nio.file.Path

/** Lists the public API of a module: a line for each type and member that code outside of it may use, sorted. */
@CompileStatic
class ApiListing {

    private static final Set<String> OF_OBJECT = ['equals', 'hashCode', 'toString'] as Set

    /** The classes below a folder, but for those of internal packages. {@code loader} has what they need. */
    static List<String> of(Path folder, ClassLoader loader = ApiListing.classLoader) {
        List<String> names = []
        Files.walk(folder).withCloseable { paths ->
            paths.filter { it.toString().endsWith('.class') }.forEach {
                names << folder.relativize(it).toString().replace(File.separator, '.')[0..-('.class'.length() + 1)]
            }
        }
        of(names.findAll { !it.contains('.internal.') && !it.endsWith('-info') }.collect {
            Class.forName(it, false, loader)
        } as List<Class<?>>)
    }

    static List<String> of(List<Class<?>> types) {
        types.findAll { usable(it) }.collectMany { type ->
            [heading(type)] + members(type).collect { "${name(type)}: $it" as String }
        }.toSorted().unique()
    }

    /** Visible, with everything around it, to a class of another package. */
    private static boolean usable(Class<?> type) {
        visible(type.modifiers) && !type.synthetic && !type.anonymousClass && !type.localClass &&
            (type.declaringClass == null || usable(type.declaringClass))
    }

    private static boolean visible(int modifiers) {
        Modifier.isPublic(modifiers) || Modifier.isProtected(modifiers)
    }

    private static String name(Class<?> type) {
        type.name
    }

    private static String heading(Class<?> type) {
        String kind = type.annotation ? 'annotation' : type.interface ? 'interface' : type.enum ? 'enum' : type.record ? 'record' : 'class'
        int shown = type.modifiers & (type.interface || type.enum || type.record ? 0 : Modifier.FINAL | Modifier.ABSTRACT)
        String modifiers = Modifier.toString(shown)
        List<String> above = []
        if (type.superclass != null && !(type.superclass in [Object, Record, Enum])) {
            above << type.superclass.name
        }
        above.addAll(type.interfaces.findAll { usable(it) && it.name != 'java.lang.annotation.Annotation' }*.name)
        String sealed = type.sealed ? 'sealed ' : ''
        "${name(type)} (${modifiers ? modifiers + ' ' : ''}$sealed$kind${above ? ' of ' + above.join(', ') : ''})"
    }

    private static List<String> members(Class<?> type) {
        boolean open = !Modifier.isFinal(type.modifiers)
        List<String> all = []
        all.addAll(type.declaredFields.findAll { shown(it.modifiers, open) && !it.synthetic }.collect { Field it ->
            "${staticly(it.modifiers)}field ${it.genericType.typeName} $it.name" as String
        })
        all.addAll(type.declaredConstructors.findAll { shown(it.modifiers, open) && !it.synthetic }.collect {
            "constructor (${parameters(it)})" as String
        })
        all.addAll(type.declaredMethods.findAll { shown(it.modifiers, open) && !it.synthetic && !(it.name in OF_OBJECT) && !ofEnum(it) }
            .collect { Method it ->
                String kind = it.default ? 'default ' : Modifier.isAbstract(it.modifiers) ? 'abstract ' : staticly(it.modifiers)
                "$kind${it.genericReturnType.typeName} $it.name(${parameters(it)})" as String
            })
        all
    }

    private static boolean shown(int modifiers, boolean open) {
        Modifier.isPublic(modifiers) || open && Modifier.isProtected(modifiers)
    }

    private static boolean ofEnum(Method method) {
        method.declaringClass.enum && method.name in ['values', 'valueOf']
    }

    private static String staticly(int modifiers) {
        Modifier.isStatic(modifiers) ? 'static ' : ''
    }

    private static String parameters(Executable executable) {
        executable.genericParameterTypes*.typeName.join(', ')
    }
}
