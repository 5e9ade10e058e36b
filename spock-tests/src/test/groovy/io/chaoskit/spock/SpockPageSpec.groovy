package io.chaoskit.spock

import io.chaoskit.ChaosSpec
import io.chaoskit.Launch

/** The page on Spock tells the truth: its snippets run as they stand. */
class SpockPageSpec extends ChaosSpec {

    static final String SHOP = '''
        package acme

        class Orders {
            void save(List<String> orders) throws IOException { orders << 'an order' }
        }

        class Shop {
            final orders = []

            String buy() {
                def repository = new Orders()
                for (attempt in 1..10) {
                    try {
                        repository.save(orders)
                        return 'bought'
                    } catch (IOException again) {
                        Thread.yield()
                    }
                }
                'failed'
            }
        }

        '''.stripIndent()

    def "each snippet is a specification that passes"() {
        when:
        def runs = snippets().collect { InnerSpecs.runSource(SHOP + 'import spock.lang.*\n' + it) }

        then:
        runs.size() == 5
        runs.every { it.allPassed() }
        runs*.passed*.size() == [2, 3, 1, 1, 1]
    }

    static List<String> snippets() {
        def page = Launch.BASE.resolve('dsl/docs/spock.md').text
        (page =~ /(?s)```groovy\n(.*?)```/).collect { it[1] }
    }
}
