package io.chaoskit.cli

import spock.lang.Specification

/** Which shard a call is for. */
class ShardOptionSpec extends Specification {

    def "#given in #environment is shard #shard"() {
        expect:
        new ShardOption(environment).parse(given).map { it.toString() }.orElse('none') == shard

        where:
        given    | environment                                                        | shard
        null     | [:]                                                                | 'none'
        '2/8'    | [:]                                                                | '2/8'
        'auto'   | [CI_NODE_INDEX: '1', CI_NODE_TOTAL: '4']                           | '1/4'
        'auto'   | [SLURM_ARRAY_TASK_ID: '7', SLURM_ARRAY_TASK_COUNT: '4', SLURM_ARRAY_TASK_MIN: '5'] | '3/4'
        'auto'   | [SLURM_ARRAY_TASK_ID: '4', SLURM_ARRAY_TASK_COUNT: '4', SLURM_ARRAY_TASK_MIN: '0', SLURM_ARRAY_TASK_STEP: '2'] | '3/4'
        'auto'   | [JOB_COMPLETION_INDEX: '0', CHAOSKIT_SHARDS: '3']                  | '1/3'
        'auto/5' | [JOB_COMPLETION_INDEX: '4']                                        | '5/5'
    }

    def "#given in #environment is told: #told"() {
        when:
        new ShardOption(environment).parse(given)

        then:
        def wrong = thrown(MistakesFound)
        wrong.mistakes()*.message() == [told]

        where:
        given   | environment                                | told
        '3'     | [:]                                        | "--shard must be like 1/4, or auto, but was '3'"
        '5/4'   | [:]                                        | 'a shard must be from 1/N to N/N, N at most 100000, but was 5/4'
        '0/4'   | [:]                                        | 'a shard must be from 1/N to N/N, N at most 100000, but was 0/4'
        'auto'  | [:]                                        |
            '--shard auto must find CI_NODE_INDEX, SLURM_ARRAY_TASK_ID or JOB_COMPLETION_INDEX in the environment, but there is none'
        'auto'  | [JOB_COMPLETION_INDEX: '0']                |
            '--shard auto must find a number in the variable CHAOSKIT_SHARDS, but it is not set'
        'auto'  | [CI_NODE_INDEX: 'x', CI_NODE_TOTAL: '2']   |
            "--shard auto must find a number in the variable CI_NODE_INDEX, but it was 'x'"
    }
}
