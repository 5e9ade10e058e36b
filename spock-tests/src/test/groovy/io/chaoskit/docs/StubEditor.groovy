package io.chaoskit.docs

import org.codehaus.groovy.control.CompilerConfiguration

/**
 * As much of an editor as it takes to execute a file with words: what IntelliJ IDEA and Eclipse give to such files, and what these contribute at
 * a place. A place has the `calls` whose closures are around it, outermost first, or a `type` in front of it, or is the top of a `script`; an
 * `annotation` may be around it.
 */
class StubEditor {

    /** Whether a contribution is for a place, and what makes it. */
    private final List<List<Closure>> contributions = []
    private final Closure<?> members

    private StubEditor(Closure<?> members) {
        this.members = members
    }

    static StubEditor idea(String text) {
        run(new StubEditor({ place, body -> new IdeaMembers(place).with { it.with(body); it.all } }), text, IdeaScript)
    }

    static StubEditor eclipse(String text) {
        run(new StubEditor({ place, body -> new EclipseMembers().tap { it.take(body) }.all }), text, EclipseScript)
    }

    /** A script finds its editor among its variables. */
    private static StubEditor run(StubEditor editor, String text, Class<? extends Script> base) {
        def configuration = new CompilerConfiguration(scriptBaseClass: base.name)
        def script = new GroovyShell(StubEditor.classLoader, new Binding(editor: editor), configuration).parse(text, 'Words.groovy')
        script.run()
        editor
    }

    void add(Closure<Boolean> place, Closure<?> body) {
        contributions << [place, body]
    }

    /** What is contributed at a place: name, type, doc, and of a method params and options. */
    List<Map> members(Map place) {
        def whole = [calls: []] + place
        contributions.findAll { it[0](whole) }.collectMany { members.call(whole, it[1]) }
    }

    Set<String> names(Map place) {
        members(place)*.name.toSet()
    }

    /** The types of parameters are names. */
    private static Map<String, String> types(Map params) {
        assert (params ?: [:]).every { it.key instanceof String && it.value instanceof String }
        params
    }

    /** What a file for IntelliJ IDEA is given. */
    static abstract class IdeaScript extends Script {

        Map context(Map how) {
            assert how.keySet() in [['scope'] as Set, ['ctype'] as Set]
            how
        }

        Closure<Boolean> scriptScope(Map how) {
            assert how == [:]
            return { it.script }
        }

        Closure<Boolean> closureScope(Map how) {
            assert how.keySet() in [['isArgument'] as Set, ['annotationName'] as Set]
            return { how.isArgument ? it.type == null && it.calls : it.annotation == how.annotationName }
        }

        void contributor(Object contexts, Closure<?> body) {
            def all = [contexts].flatten()
            editor.add({ place -> all.any { it.ctype ? it.ctype == place.type : it.scope.call(place) } }, body)
        }
    }

    /** What a contribution for IntelliJ IDEA is given. */
    static class IdeaMembers {

        final List<Map> all = []
        private final Map place

        IdeaMembers(Map place) {
            this.place = place
        }

        Object enclosingCall(String name) {
            name in place.calls ? new Object() : null
        }

        Map parameter(Map one) {
            assert one.keySet() == ['name', 'type'] as Set
            one
        }

        void property(Map one) {
            assert one.keySet() == ['name', 'type', 'doc'] as Set
            all << one
        }

        void method(Map one) {
            assert one.keySet() - 'namedParams' == ['name', 'type', 'doc', 'params'] as Set
            all << [name: one.name, type: one.type, doc: one.doc, params: types(one.params),
                    options: (one.namedParams ?: []).collectEntries { [it.name, it.type] }]
        }
    }

    /** What a file for Eclipse is given. */
    static abstract class EclipseScript extends Script {

        Pointcut isScript() { new Pointcut({ true }) }

        Pointcut isThisType() { new Pointcut({ it.type == null }) }

        Pointcut inClosure() { new Pointcut({ it.calls || it.annotation }) }

        Pointcut enclosingCallName(String name) { new Pointcut({ name in it.calls }) }

        Pointcut subType(String type) {
            assert type == 'groovy.lang.Script'
            isThisType()
        }

        Pointcut currentType(Pointcut type) { type }

        Pointcut currentType(String type) { new Pointcut({ it.type == type }) }

        void contribute(Pointcut place, Closure<?> body) {
            editor.add(place.test, body)
        }
    }

    /** A pointcut of Eclipse. */
    static class Pointcut {

        final Closure<Boolean> test

        Pointcut(Closure<Boolean> test) {
            this.test = test
        }

        Pointcut and(Pointcut other) { new Pointcut({ test.call(it) && other.test.call(it) }) }

        Pointcut bitwiseNegate() { new Pointcut({ !test.call(it) }) }
    }

    /** What a contribution for Eclipse is given. */
    static class EclipseMembers {

        final List<Map> all = []

        void take(Closure<?> body) {
            body.delegate = this
            body.resolveStrategy = Closure.DELEGATE_FIRST
            body.call()
        }

        void property(Map one) {
            assert one.keySet() == ['name', 'type', 'doc', 'readOnly', 'provider'] as Set
            all << one
        }

        void method(Map one) {
            assert one.keySet() == ['name', 'type', 'doc', 'params', 'optionalParams', 'provider'] as Set
            all << [name: one.name, type: one.type, doc: one.doc, params: types(one.params), options: types(one.optionalParams)]
        }
    }
}
