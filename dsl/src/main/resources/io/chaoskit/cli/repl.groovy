// Starts groovysh. What is done here needs its classes, which only `chaoskit repl` loads.
import io.chaoskit.cli.ReplWords
import org.jline.console.SystemRegistry
import org.jline.reader.Candidate
import org.jline.reader.Completer

import java.nio.file.Files
import java.nio.file.Path

// Of the words of the shell each by its name: with a wildcard groovysh takes all classes of the package, and stumbles over those without a name.
def imports = ['static io.chaoskit.dsl.ChaosKit.*', *['help', 'injectors', 'validators'].collect { "static io.chaoskit.cli.ReplWords.$it" },
               'io.chaoskit.Chaos']

// The end of what is being typed: a word may stand behind a bracket, as in `scenario('x') {inject`.
def words = { reader, line, candidates ->
    String before = line.word().take(line.wordCursor())
    String typed = (before =~ /\w*$/)[0]
    if (typed) {
        ReplWords.beginningWith(typed).each { candidates.add(new Candidate(before[0..<(before.size() - typed.size())] + it)) }
    }
} as Completer

def begin = {
    def registry = SystemRegistry.get()
    imports.each { registry.execute("import $it") }
    registry.addCompleter(words)
    if (evaluate) {
        registry.execute(evaluate)
    }
    "ChaosKit: s = scenario('x') { … }, s.run(), s.replay(), s.shrink(), s.sweep(); injectors(), validators(), help 'delay'; /exit"
}

// It keeps its history there, and fails where there is no such folder.
Files.createDirectories(Path.of(System.getProperty('user.home'), '.groovy'))

shell.start([chaoskit: begin], ['-q', '-e', 'chaoskit()'] as String[])
