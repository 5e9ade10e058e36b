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
        'auto'   | [CHAOSKIT_SHARD_INDEX: '0', CHAOSKIT_SHARDS: '4']                  | '1/4'
        'auto'   | [CHAOSKIT_SHARD_INDEX: '3', CHAOSKIT_SHARDS: '4', CI_NODE_INDEX: '1', CI_NODE_TOTAL: '2'] | '4/4'
        'auto'   | [CIRCLE_NODE_INDEX: '0', CIRCLE_NODE_TOTAL: '4']                   | '1/4'
        'auto'   | [CIRCLE_NODE_INDEX: '3', CIRCLE_NODE_TOTAL: '4']                   | '4/4'
        'auto'   | [CI_NODE_INDEX: '4', CI_NODE_TOTAL: '4']                           | '4/4'
        'auto'   | [BUILDKITE_PARALLEL_JOB: '0', BUILDKITE_PARALLEL_JOB_COUNT: '4']   | '1/4'
        'auto'   | [BITBUCKET_PARALLEL_STEP: '2', BITBUCKET_PARALLEL_STEP_COUNT: '3'] | '3/3'
        'auto'   | [SEMAPHORE_JOB_INDEX: '1', SEMAPHORE_JOB_COUNT: '2']               | '1/2'
        'auto'   | [AWS_BATCH_JOB_ARRAY_INDEX: '0', AWS_BATCH_JOB_ARRAY_SIZE: '8']    | '1/8'
        'auto'   | [AWS_BATCH_JOB_ARRAY_INDEX: '7', CHAOSKIT_SHARDS: '8']             | '8/8'
        'auto'   | [SLURM_ARRAY_TASK_ID: '7', SLURM_ARRAY_TASK_COUNT: '8', SLURM_ARRAY_TASK_MIN: '0', SLURM_ARRAY_TASK_MAX: '7', SLURM_ARRAY_TASK_STEP: '1'] | '8/8'
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
            '--shard auto must find one of CHAOSKIT_SHARD_INDEX, CI_NODE_INDEX, CIRCLE_NODE_INDEX, BUILDKITE_PARALLEL_JOB, BITBUCKET_PARALLEL_STEP,' +
            ' SEMAPHORE_JOB_INDEX, AWS_BATCH_JOB_ARRAY_INDEX, JOB_COMPLETION_INDEX or SLURM_ARRAY_TASK_ID in the environment, but there is none'
        'auto'  | [SLURM_ARRAY_TASK_ID: '4', SLURM_ARRAY_TASK_COUNT: '4', SLURM_ARRAY_TASK_MIN: '1', SLURM_ARRAY_TASK_MAX: '8'] |
            '--shard auto must be used in an array without gaps, but this one has 4 tasks from 1 to 8'
        'auto'  | [CIRCLE_NODE_INDEX: '4', CIRCLE_NODE_TOTAL: '4'] | 'a shard must be from 1/N to N/N, N at most 100000, but was 5/4'
        'auto'  | [AWS_BATCH_JOB_ARRAY_INDEX: '0'] |
            '--shard auto must find a number in the variable AWS_BATCH_JOB_ARRAY_SIZE, but it is not set'
        'auto'  | [JOB_COMPLETION_INDEX: '0']                |
            '--shard auto must find a number in the variable CHAOSKIT_SHARDS, but it is not set'
        'auto'  | [CI_NODE_INDEX: 'x', CI_NODE_TOTAL: '2']   |
            "--shard auto must find a number in the variable CI_NODE_INDEX, but it was 'x'"
    }
}
