// Runs scripts with the Groovy that runs this one, 4 or later, and the ChaosKit of this checkout:
//
//     groovy scripts/run-chaos.groovy FILE… [options of `chaoskit run`]
//
def home = new File(getClass().protectionDomain.codeSource.location.path).absoluteFile.parentFile.parentFile
def dist = new File(home, 'dsl/target/chaoskit')
if (!new File(dist, 'classpath').exists()) {
    System.err.println "✗ run-chaos.groovy\n  What went wrong: ChaosKit is not built yet.\n  Try: ${home}/mvnw -f ${home}/pom.xml -DskipTests -pl dsl -am package"
    System.exit(2)
}

// Groovy itself is there already; two of them would not mix.
def jars = ['lib', 'examples'].collectMany { new File(dist, it).listFiles().toList() }
    .findAll { it.name.endsWith('.jar') && !it.name.startsWith('groovy-5') }
    .collect { it.toURI().toURL() }
def loader = new URLClassLoader(jars as URL[], getClass().classLoader)
Thread.currentThread().contextClassLoader = loader
System.setProperty('chaoskit.command', 'groovy scripts/run-chaos.groovy')
loader.loadClass('io.chaoskit.cli.Main').main((['run'] + (args as List)) as String[])
