// A Spring Boot application under load, in one JVM with its faults. The server's threads are of no iteration: `reach everyone` has them hit too.
//
//     scripts/chaoskit run scripts/examples/spring-boot/orders.groovy --class-path 'libs/*'
//
package shop

import org.springframework.boot.SpringApplication
import org.springframework.boot.autoconfigure.SpringBootApplication
import org.springframework.context.annotation.Bean
import org.springframework.web.bind.annotation.GetMapping
import org.springframework.web.bind.annotation.PathVariable
import org.springframework.web.bind.annotation.RestController

@SpringBootApplication
class App {
    @Bean
    Orders orders() { new Orders() }
}

class Orders {
    String find(int id) { "order $id" }
}

@RestController
class Api {
    final Orders orders

    Api(Orders orders) { this.orders = orders }

    @GetMapping('/orders/{id}')
    String get(@PathVariable('id') int id) {
        try {
            orders.find(id)
        } catch (IllegalStateException unavailable) {
            'later'
        }
    }
}

scenario('orders are found, now or later') {
    target create: {
        new SpringApplication(App, Api).run('--server.port=0', '--server.address=127.0.0.1', '--spring.main.banner-mode=off')
    }, close: { it.close() }
    step('ask') {
        def port = target.environment.getProperty('local.server.port')
        assert new URL("http://127.0.0.1:$port/orders/7").text in ['order 7', 'later']
    }

    inject exception(IllegalStateException, 'gone') on 'shop.Orders.find(..)' every 3
    inject delay(1.ms) on 'shop.Api.get(..)'

    reach everyone
    lanes 2
    repeat 60
}
