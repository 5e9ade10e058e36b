// A Spring Boot application as the system under test; what BootApplicationSpec runs.
package shop

import org.springframework.boot.SpringApplication
import org.springframework.boot.autoconfigure.SpringBootApplication
import org.springframework.context.annotation.Bean
import org.springframework.web.bind.annotation.*
import java.net.http.*

@SpringBootApplication
class App {
    @Bean Orders orders() { new Orders() }
}
class Orders { String find(int id) { "order $id" } }
@RestController
class Api {
    final Orders orders
    Api(Orders orders) { this.orders = orders }
    @GetMapping('/orders/{id}') String get(@PathVariable('id') int id) { try { orders.find(id) } catch (IllegalStateException e) { 'later' } }
}
scenario('boot') {
    target create: { new SpringApplication(App, Api).run('--server.port=0', '--server.address=127.0.0.1', '--spring.main.banner-mode=off') }, close: { it.close() }
    step('ask') {
        def port = target.environment.getProperty('local.server.port')
        def body = new URL("http://127.0.0.1:$port/orders/7").text
        assert body in ['order 7', 'later']
    }
    inject exception(IllegalStateException, 'gone') on 'shop.Orders.find(..)' every 3
    inject delay(1.ms) on 'shop.Api.get(..)'
    repeat 6
}
