// Words of a jar of your own: an effect, theft(…), and a validator, filled(…). They are in src/com/acme/ShopWords.java.
//
//     javac -parameters -cp dsl/target/chaoskit/lib/chaoskit.jar -d classes scripts/examples/custom-words/src/com/acme/ShopWords.java
//     jar --create --file shop-words.jar -C classes . -C scripts/examples/custom-words/src META-INF
//     scripts/chaoskit run scripts/examples/custom-words/shelf.groovy --class-path shop-words.jar
//
scenario('the shelf is filled up again') {
    target new ArrayList<String>(['pen'] * 10)
    step('fill up') {
        while (target.size() < 10) {
            target << 'pen'
        }
    }

    inject theft(2) on step('fill up') every 3
    inject theft(1) on step('fill up') probability 0.2

    assert filled(10, most: 10)

    repeat 50
}
