package io.chaoskit.pointcut

import spock.lang.Specification

class PointcutSyntaxSpec extends Specification {

    static final String EXAMPLE = 'write it like com.acme.OrderRepo.save(..)'
    static final String BELOW = EXAMPLE + ' or com.acme..*.*(..)'
    static final String OTHERS = 'leave out modifiers, return type and throws'
    static final String CONTINUE = "end here or go on with '||' or '&&'"
    static final String OPEN = "have a ')' for each '('"
    static final String SEPARATOR = "have ',' or ')' after a parameter"
    static final String PLAIN = 'name an annotation without wildcards'
    static final String SIMPLE = 'the simple name is enough: @Transactional *.*(..)'

    def "a pointcut without a whole name: '#text'"() {
        expect:
        complaint(text) == wrong(text, column, rule, hint)

        where:
        text             | column | rule                         | hint
        ''               | 1      | 'name a method'              | EXAMPLE
        ' \t\n '         | 1      | 'name a method'              | EXAMPLE
        'OrderRepo'      | 1      | 'name a type and a method'   | 'write OrderRepo.*(..) for all methods of this type'
        'save(..)'       | 1      | 'name a type and a method'   | 'write *.save(..) for this method of any type'
        '@A save(..)'    | 4      | 'name a type and a method'   | 'write *.save(..) for this method of any type'
        'a.B.c() || d'   | 12     | 'name a type and a method'   | 'write d.*(..) for all methods of this type'
        'com.acme.'      | 10     | "have a name after '.'"      | BELOW
        'com.acme. '     | 10     | "have a name after '.'"      | BELOW
        'com.acme..'     | 11     | "have a name after '..'"     | BELOW
        'com.acme.(..)'  | 10     | "have a name after '.'"      | BELOW
        'com. .Order.m()' | 6     | "have a name after '.'"      | BELOW
        '.save(..)'      | 1      | "have a name before '.'"     | "write '*' there for any type"
        ' ..save(..)'    | 2      | "have a name before '..'"    | "write '*' there for any type"
        '+.save()'       | 1      | "have a name before '+'"     | ''
        '[]'             | 1      | "have a name before '['"     | ''
        ', a.B.c()'      | 1      | "have a name before ','"     | ''
    }

    def "a stray operator or parenthesis: '#text'"() {
        expect:
        complaint(text) == wrong(text, column, rule, hint)

        where:
        text                 | column | rule                                   | hint
        '|| a.B.c()'         | 1      | "have a pointcut before '||'"          | ''
        'a.B.c() ||'         | 9      | "have a pointcut after '||'"           | ''
        'a.B.c() && || d.E.f()' | 9   | "have a pointcut after '&&'"           | ''
        '!'                  | 1      | "have a pointcut after '!'"            | ''
        '! && a.B.c()'       | 1      | "have a pointcut after '!'"            | ''
        '(a.B.c() ||)'       | 10     | "have a pointcut after '||'"           | ''
        '(&& a.B.c())'       | 2      | "have a pointcut before '&&'"          | ''
        '(a.B.c()'           | 1      | OPEN                                   | ''
        '((a.B.c())'         | 1      | OPEN                                   | ''
        'a.B.c() && (d.E.f()' | 12    | OPEN                                   | ''
        '('                  | 1      | OPEN                                   | ''
        'a.B.c('             | 6      | OPEN                                   | ''
        'a.B.c(..'           | 6      | OPEN                                   | ''
        'a.B.c(int,'         | 6      | OPEN                                   | ''
        'a.B.c(int'          | 6      | OPEN                                   | ''
        'a.B.c())'           | 8      | "have a '(' for each ')'"              | ''
        '()'                 | 1      | "have a pointcut between '(' and ')'"  | ''
        'a.B.c() && ()'      | 12     | "have a pointcut between '(' and ')'"  | ''
        'a.B.c() d.E.f()'    | 9      | CONTINUE                               | OTHERS
        'a.B.c() !d.E.f()'   | 9      | CONTINUE                               | ''
        'a.B.c() @D e.F.g()' | 9      | CONTINUE                               | ''
        'a.B.c() (d.E.f())'  | 9      | CONTINUE                               | ''
        '(a.B.c() d.E.f())'  | 10     | CONTINUE                               | OTHERS
        'a.B.c().d()'        | 8      | CONTINUE                               | ''
        'a.B.c[]'            | 6      | CONTINUE                               | ''
        'a.B.c() and d.E.f()' | 9     | CONTINUE                               | "write && for 'and'"
        'a.B.c() or d.E.f()' | 9      | CONTINUE                               | "write || for 'or'"
    }

    def "a character of another language: '#text'"() {
        expect:
        complaint(text) == wrong(text, column, rule, hint)

        where:
        text                 | column | rule                                   | hint
        'a.B.c() | d.E.f()'  | 9      | "not have '|'"                         | "write || for 'or'"
        'a.B.c() & d.E.f()'  | 9      | "not have '&'"                         | "write && for 'and'"
        'a.B.c() ||| d.E.f()' | 11    | "not have '|'"                         | "write || for 'or'"
        'a.B#c()'            | 4      | "not have '#'"                         | "write '.' between type and method"
        'a.B::c'             | 4      | "not have ':'"                         | "write '.' between type and method"
        'a/B.c()'            | 2      | "not have '/'"                         | "write '.' between packages"
        'a.B.c(List<String>)' | 11    | "not have '<'"                         | 'leave out type arguments, for they are gone at run time'
        'a.B.<init>(int)'     | 5     | "not have '<'"                         | 'write new for constructors'
        'a.B.<clinit>()'      | 5     | "not have '<'"                         | 'take a method that is called while the class is initialised'
        'a.B.c();'           | 8      | "not have ';'"                         | ''
        '"a.B.c"'            | 1      | "not have '\"'"                        | ''
        'a.B.c()\u00a0'      | 8      | 'not have U+00A0'                      | ''
        'a.B.c\u0007()'      | 6      | 'not have U+0007'                      | ''
        'a.B.\u0000c()'      | 5      | 'not have U+0000'                      | ''
        'a.B.\ud83d\ude00()' | 5      | "not have '\ud83d\ude00'"              | ''
        'a.**.c()'           | 3      | "not have '**'"                        | "write '..' for packages of any depth, as in com.acme..*.*(..)"
        'a....B.c()'         | 2      | 'not have more than three dots in a row' | ''
        'a...B.c()'          | 2      | "have '...' only after a parameter's type" | ''
        'a.B...'             | 4      | "have '...' only after a parameter's type" | ''
    }

    def "AspectJ's other words: '#text'"() {
        expect:
        complaint(text) == wrong(text, column, rule, hint)

        where:
        text                      | column | rule                       | hint
        'void a.B.c()'            | 1      | 'name a type and a method' | OTHERS
        'public static a.B.c()'   | 1      | 'name a type and a method' | OTHERS
        '* a.B.c()'               | 1      | 'name a type and a method' | OTHERS
        'java.util.List a.B.c()'  | 16     | CONTINUE                   | OTHERS
        'a.B.c() throws X'        | 9      | CONTINUE                   | OTHERS
        'execution(* a.B.c(..))'  | 1      | 'name a type and a method' | 'write com.acme.OrderRepo.save(..) alone, without execution( )'
    }

    def "sub-types in the wrong place: '#text'"() {
        expect:
        complaint(text) == wrong(text, column, rule, hint)

        where:
        text            | column | rule                                  | hint
        'a.B+.new(..)'  | 4      | "not have '+' with new"               | 'a constructor belongs to one class: write a.B.new(..)'
        'a.B + . new'   | 5      | "not have '+' with new"               | 'a constructor belongs to one class: write a.B.new(..)'
        'a.B+'          | 5      | "have a method after '+'"             | 'write a.B+.*(..)'
        'a.B+(..)'      | 5      | "have a method after '+'"             | 'write a.B+.*(..)'
        'a.B+.'         | 6      | "have a name after '.'"               | 'write a.B+.*(..)'
        'a.B++.c()'     | 5      | "have a method after '+'"             | 'write a.B+.*(..)'
        'a.B+.C.m()'    | 4      | "have '+' only after the whole type"  | ''
        'a.B+.c+()'     | 7      | "have '+' only after a type"          | ''
    }

    def "an annotation that is incomplete: '#text'"() {
        expect:
        complaint(text) == wrong(text, column, rule, hint)

        where:
        text              | column | rule                                         | hint
        '@'               | 2      | "have a name after '@'"                      | 'write it like @Transactional *.*(..)'
        '@(..)'           | 2      | "have a name after '@'"                      | 'write it like @Transactional *.*(..)'
        '@@A *.*(..)'     | 2      | "have a name after '@'"                      | 'write it like @Transactional *.*(..)'
        '@ *.*(..)'       | 3      | PLAIN                                        | SIMPLE
        '@a.*B *.*(..)'   | 4      | PLAIN                                        | SIMPLE
        '@a..B *.*(..)'   | 3      | PLAIN                                        | SIMPLE
        '@a.'             | 4      | "have a name after '.'"                      | ''
        '@A'              | 3      | "have a type and a method after '@A'"        | 'write @A *.*(..) for all that carry it'
        '@A && b.C.d()'   | 4      | "have a type and a method after '@A'"        | 'write @A *.*(..) for all that carry it'
        '@A (b.C.d())'    | 4      | "have a type and a method after '@A'"        | 'write @A *.*(..) for all that carry it'
        '@A @b.C'         | 8      | "have a type and a method after '@b.C'"      | 'write @b.C *.*(..) for all that carry it'
    }

    def "a parameter list that is not one: '#text'"() {
        expect:
        complaint(text) == wrong(text, column, rule, hint)

        where:
        text                   | column | rule                                        | hint
        'a.B.c(,)'             | 7      | "have a parameter's type after '('"         | ''
        'a.B.c(int,)'          | 11     | "have a parameter's type after ','"         | ''
        'a.B.c(int,,long)'     | 11     | "have a parameter's type after ','"         | ''
        'a.B.c(...)'           | 7      | "have a parameter's type after '('"         | "write '..' for any parameters"
        'a.B.c(@A int)'        | 7      | "have a parameter's type after '('"         | ''
        'a.B.c((int))'         | 7      | "have a parameter's type after '('"         | ''
        'a.B.c(String name)'   | 14     | SEPARATOR                                   | 'leave out names of parameters'
        'a.B.c(int])'          | 10     | SEPARATOR                                   | ''
        'a.B.c(Number+)'       | 13     | SEPARATOR                                   | "'+' is for the type that declares the method"
        'a.B.c(int[)'          | 11     | "have ']' after '['"                        | ''
        'a.B.c(int[3])'        | 11     | "have ']' after '['"                        | ''
        'a.B.c(int...[])'      | 13     | SEPARATOR                                   | ''
        'a.B.c(String..., int)' | 13    | "have '...' only after its last parameter"  | ''
        'a.B.c(String..)'      | 15     | "have a name after '..'"                    | "write '...' for any number of arguments"
        'a.B.c(a.)'            | 9      | "have a name after '.'"                     | ''
    }

    def "#depth nested #what are too many"() {
        expect:
        complaint(text) == wrong(text, 101, 'be nested at most 100 deep', '')

        where:
        what          | depth  | text
        'negations'   | 101    | '!' * 101 + 'a.B.c()'
        'parentheses' | 101    | '(' * 101 + 'a.B.c()' + ')' * 101
        'negations'   | 100000 | '!' * 100000 + 'a.B.c()'
    }

    def "#count #what are allowed"() {
        expect:
        Pointcut.parse(text).text() == normal

        where:
        what          | count | text                              | normal
        'negations'   | 100   | '!' * 100 + 'a.B.c()'             | '!' * 100 + 'a.B.c()'
        'parentheses' | 100   | '(' * 100 + 'a.B.c()' + ')' * 100 | 'a.B.c()'
        'operands'    | 10000 | (['a.B.c()'] * 10000).join('||')  | (['a.B.c()'] * 10000).join(' || ')
    }

    def "a missing text is refused"() {
        when:
        Pointcut.parse(null)

        then:
        def missing = thrown(NullPointerException)
        missing.message == 'text'
    }

    private static Map<String, Object> complaint(String text) {
        try {
            return [parsed: Pointcut.parse(text).text()]
        } catch (PointcutSyntaxException wrong) {
            return [column: wrong.column(), message: wrong.message]
        }
    }

    private static Map<String, Object> wrong(String text, int column, String rule, String hint) {
        [column: column, message: "pointcut must $rule, but was '$text' (column $column)${hint ? '; ' + hint : ''}".toString()]
    }
}
