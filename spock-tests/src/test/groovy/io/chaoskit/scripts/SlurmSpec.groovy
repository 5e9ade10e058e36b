package io.chaoskit.scripts

import io.chaoskit.ChaosSpec
import io.chaoskit.Launch
import io.chaoskit.cli.CliSpec
import io.chaoskit.docs.Page
import spock.lang.Requires

import java.nio.file.Files
import java.nio.file.Path
import java.nio.file.attribute.PosixFilePermissions
import java.util.concurrent.TimeUnit

/** The recipe for Slurm, with a Slurm of one node on this machine: the merged report of an array is that of the run on one machine. */
@Requires(value = { System.getProperty('chaoskit.slurm') && SlurmSpec.installed() },
    reason = "starts a Slurm of its own; install slurmctld, slurmd, slurm-client and munge, and run it with ./mvnw -B -Pslurm -pl spock-tests -am verify")
class SlurmSpec extends CliSpec {

    static final List<String> PROGRAMS = ['munged', 'slurmctld', 'slurmd', 'sbatch', 'scontrol', 'sinfo']

    private final List<Process> started = []

    static boolean installed() {
        PROGRAMS.every { name -> System.getenv('PATH').split(':').plus('/usr/sbin').any { Files.isExecutable(Path.of(it, name)) } }
    }

    def setup() {
        Files.setPosixFilePermissions(folder, PosixFilePermissions.fromString('rwxr-xr-x'))
        ['state', 'spool', 'munge', 'cgroup'].each { Files.createDirectories(folder.resolve(it)) }
        Files.setPosixFilePermissions(folder.resolve('munge'), PosixFilePermissions.fromString('rwx------'))
        def key = folder.resolve('munge/key')
        Files.write(key, new byte[128].tap { new Random(7).nextBytes(it) })
        Files.setPosixFilePermissions(key, PosixFilePermissions.fromString('rw-------'))
        folder.resolve('cgroup.conf').text = "CgroupPlugin=cgroup/v1\nCgroupAutomount=no\nCgroupMountpoint=$folder/cgroup\n"
        folder.resolve('slurm.conf').text = configuration()
        start('munged', '--foreground', '--force', "--key-file=$key", "--socket=$folder/munge.socket", "--pid-file=$folder/munge/pid",
            "--log-file=$folder/munge/log", "--seed-file=$folder/munge/seed")
        ChaosSpec.eventually { assert Files.exists(folder.resolve('munge.socket')) }
        start('slurmctld', '-D', '-f', "$folder/slurm.conf")
        start('slurmd', '-D', '-f', "$folder/slurm.conf")
        ChaosSpec.eventually { assert slurm('sinfo', '-h', '-o', '%T').trim() == 'idle' }
    }

    def cleanup() {
        started.reverse().each {
            it.destroy()
            if (!it.waitFor(20, TimeUnit.SECONDS)) {
                it.destroyForcibly().waitFor()
            }
        }
    }

    def "an array of eight tasks finds what one run finds"() {
        given:
        script(Page.blocks('many-machines', 'groovy')[0])
        def job = script(Page.blocks('many-machines', 'bash').find { it.contains('SLURM_ARRAY_TASK_ID') }, 'shards.sh')
        chaoskit('run', folder.resolve('shop.groovy'), '--seed', 42, '-o', "json=$folder/whole.json", '--no-save')

        when:
        slurm('sbatch', '--wait', job)
        def merged = chaoskit('report', 'merge', *(0..7).collect { folder.resolve("shard-${it}.json") }, '-o', "json=$folder/all.json", '--threshold', 'successRate>=80%')

        then:
        merged == 0
        (0..7).collect { json("shard-${it}.json").shard.toString() } == (1..8).collect { "{\"index\":$it,\"count\":8}".toString() }
        json('all.json').iterations == json('whole.json').iterations
        json('all.json').injectors == json('whole.json').injectors
        json('all.json').failureKinds*.count == json('whole.json').failureKinds*.count
        json('all.json').failures.collect { [it.iteration, it.message, it.faults*.id] } == json('whole.json').failures.collect { [it.iteration, it.message, it.faults*.id] }
        json('all.json').failures.size() > 10
    }

    private String configuration() {
        def host = InetAddress.localHost.hostName.takeWhile { it != '.' }
        def user = System.getProperty('user.name')
        """\
        ClusterName=chaoskit
        SlurmctldHost=$host(127.0.0.1)
        SlurmUser=$user
        SlurmdUser=$user
        SlurmctldPort=${freePort()}
        SlurmdPort=${freePort()}
        AuthType=auth/munge
        AuthInfo=socket=$folder/munge.socket
        CredType=cred/munge
        StateSaveLocation=$folder/state
        SlurmdSpoolDir=$folder/spool
        SlurmctldPidFile=$folder/slurmctld.pid
        SlurmdPidFile=$folder/slurmd.pid
        SlurmctldLogFile=$folder/slurmctld.log
        SlurmdLogFile=$folder/slurmd.log
        ProctrackType=proctrack/linuxproc
        TaskPlugin=task/none
        SelectType=select/cons_tres
        SelectTypeParameters=CR_CPU
        MpiDefault=none
        ReturnToService=2
        NodeName=$host NodeAddr=127.0.0.1 CPUs=2 State=UNKNOWN
        PartitionName=all Nodes=ALL Default=YES MaxTime=INFINITE State=UP
        """.stripIndent()
    }

    private static int freePort() {
        new ServerSocket(0).withCloseable { it.localPort }
    }

    private void start(Object... command) {
        started << builder(command).redirectErrorStream(true).redirectOutput(folder.resolve("${command[0]}.out").toFile()).start()
    }

    /** What a command of Slurm writes. */
    private String slurm(Object... command) {
        def process = builder(command).redirectErrorStream(true).start()
        def text = process.inputStream.text
        assert process.waitFor() == 0 : text
        text
    }

    private ProcessBuilder builder(Object... command) {
        def builder = new ProcessBuilder(command*.toString()).directory(folder.toFile())
        builder.environment().putAll(SLURM_CONF: "$folder/slurm.conf".toString(), CHAOSKIT_FOLDER: "$folder/.chaoskit".toString(),
            PATH: "${Launch.BASE.resolve('scripts')}:${System.getenv('PATH')}:/usr/sbin:/sbin".toString())
        builder
    }
}
