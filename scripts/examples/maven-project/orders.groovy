// Classes of a Maven project: compile it, and name its classes and libraries.
//
//     mvn -f scripts/examples/maven-project compile
//     scripts/chaoskit run scripts/examples/maven-project/orders.groovy --class-path scripts/examples/maven-project/target/classes
//
import com.acme.orders.OrderRepo
import com.acme.orders.Orders

scenario('accepted orders are saved') {
    target create: { new Orders() }
    step('place') { target.place("order $iteration") }

    inject exception(IOException, 'disk full') on OrderRepo.&save probability 0.3
    inject delay(1.ms) on 'com.acme.orders.OrderRepo.*(..)' every 10

    assert target.consistent() : 'what was accepted is saved'

    repeat 100
}
