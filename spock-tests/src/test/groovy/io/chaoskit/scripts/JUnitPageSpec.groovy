package io.chaoskit.scripts

import io.chaoskit.Launch
import io.chaoskit.junit.Jupiter
import io.chaoskit.junit.platform.PlatformRun
import spock.lang.Specification
import spock.lang.TempDir

import java.nio.file.Files
import java.nio.file.Path

import static org.junit.platform.engine.discovery.DiscoverySelectors.selectDirectory
import static org.junit.platform.engine.discovery.DiscoverySelectors.selectUniqueId

/** The page on JUnit tells the truth: its tests and its script do what it says. */
class JUnitPageSpec extends Specification {

    static final String PAGE = Launch.BASE.resolve('dsl/docs/junit.md').text

    static final Map<String, String> TESTED = [
        OrderRepo: 'package com.acme; class OrderRepo { void save(int order) { } }',
        Shop     : '''
            package com.acme;
            class Shop {
                private final OrderRepo repo = new OrderRepo();
                boolean buy() {
                    try { repo.save(1); } catch (IllegalStateException gone) { repo.save(1); }
                    return true;
                }
            }''']

    @TempDir
    Path folder

    def "the tests in Java pass"() {
        given:
        def sources = Files.createDirectories(folder.resolve('sources'))
        def classes = Files.createDirectories(folder.resolve('classes'))
        def tests = blocks('java').findAll { !it.contains('ChaosScripts') }.collectEntries { [(it =~ /class (\w+)/)[0][1], "package com.acme;\n$it"] }
        (TESTED + tests).each { name, text -> sources.resolve("${name}.java").text = text }
        Jupiter.compile(sources, classes)
        def jupiter = new Jupiter('6.1', classes)

        expect:
        tests.keySet() == ['CheckoutTest', 'OrdersTest'] as Set
        jupiter.run(*tests.keySet().collect { "com.acme.$it".toString() }).with { [it.tests, it.thrown] } ==
            [['buysAgainWhenTheDatabaseIsGone() SUCCESSFUL', 'noOrderIsLost() SUCCESSFUL'], [:]]

        cleanup:
        jupiter.close()
    }

    def "the script passes, and is run again by its id"() {
        given:
        def file = folder.resolve('orders.chaos.groovy')
        file.text = blocks('groovy')[0]
        def id = (PAGE =~ /--select-unique-id='(.*)'/)[0][1].replace('src%2Ftest%2Fchaos', folder.toString().replace('/', '%2F'))
        def all = ['verdict:verdict SUCCESSFUL', 'check:maxErrors SUCCESSFUL', 'scenario:orders SUCCESSFUL', "script:$file SUCCESSFUL"]

        expect:
        PlatformRun.of([selectDirectory(folder.toFile())]).events == all
        PlatformRun.of([selectUniqueId(id)]).events == all
    }

    private static List<String> blocks(String language) {
        (PAGE =~ /(?s)```$language\n(.*?)```/).collect { it[1] }
    }
}
