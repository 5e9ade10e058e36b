package io.chaoskit.pointcut

import io.chaoskit.internal.lib.bytebuddy.description.type.TypeDescription
import org.h2.jdbc.JdbcConnection
import org.h2.jdbc.JdbcPreparedStatement
import org.h2.jdbc.JdbcStatement

import java.lang.reflect.Proxy
import java.net.http.HttpClient
import java.sql.PreparedStatement
import java.util.concurrent.ThreadPoolExecutor

class PointcutJdkSpec extends PointcutSpecification {

    static final List<Class<?>> TYPES = [
        AbstractMap, ArrayList, FileOutputStream, HttpClient, HashMap, JdbcConnection, JdbcPreparedStatement, JdbcStatement,
        PreparedStatement, Socket, StringBuilder, Thread, ThreadPoolExecutor, Map.Entry,
        Class.forName('java.lang.AbstractStringBuilder'), Class.forName('jdk.internal.net.http.HttpClientImpl')
    ]

    def "libraries: #text"() {
        expect:
        matched(text, TYPES) == methods

        where:
        text                                                   | methods
        'java.sql.PreparedStatement+.executeQuery()'           | ['JdbcPreparedStatement.executeQuery()', 'PreparedStatement.executeQuery()']
        'java.sql.PreparedStatement+.executeQuery(String)'     | ['JdbcPreparedStatement.executeQuery(String)']
        'java.sql.Statement+.executeQuery(..) && org.h2..*.*'  | ['JdbcPreparedStatement.executeQuery()', 'JdbcPreparedStatement.executeQuery(String)', 'JdbcStatement.executeQuery(String)']
        'java.net.Socket.connect(SocketAddress, int)'          | ['Socket.connect(SocketAddress, int)']
        'java.net.Socket.connect(java.net.SocketAddress)'      | ['Socket.connect(SocketAddress)']
        'java.io.FileOutputStream.write(byte[],int,int)'       | ['FileOutputStream.write(byte[], int, int)']
        'java.io.OutputStream+.write(byte[])'                  | ['FileOutputStream.write(byte[])']
        'java.util.concurrent.Executor+.execute(Runnable)'     | ['ThreadPoolExecutor.execute(Runnable)']
        'java.util.concurrent.Executor+.execute(..)'           | ['ThreadPoolExecutor.execute(Runnable)']
        'java.lang.Thread.start()'                             | ['Thread.start()']
        'java.util.Map.Entry.getKey()'                         | ['Map.Entry.getKey()']
        'java.util.ArrayList.toArray(Object[])'                | ['ArrayList.toArray(Object[])']
        'java.util.Map+.get(Object)'                           | ['AbstractMap.get(Object)', 'HashMap.get(Object)']
        'java.util.ArrayList.add(Object)'                      | ['ArrayList.add(Object)']
        'java.util.ArrayList.add(E)'                           | []
        'java.net.Socket.connect()'                            | []
        'java.sql.Connection.close()'                          | []
        'java.util.HashMap.get(String)'                        | []
    }

    def "a call of a client matches also the class behind it"() {
        expect:
        matched('java.net.http.HttpClient+.send(..)', TYPES) == [
            'HttpClient.send(HttpRequest, HttpResponse.BodyHandler)',
            'HttpClientImpl.send(HttpRequest, HttpResponse.BodyHandler)'
        ]
    }

    def "several bridges to one method are one match: #text"() {
        expect:
        matched(text, TYPES) == methods

        where:
        text                                                  | methods
        'java.lang.StringBuilder.append(CharSequence)'        | ['StringBuilder.append(CharSequence)']
        'java.lang.StringBuilder.charAt(int)'                 | ['StringBuilder.charAt(int)']
        'java.lang.*StringBuilder.charAt(int)'                | ['AbstractStringBuilder.charAt(int)']
    }

    def "a proxy is matched as a sub-type and by its own name"() {
        given:
        def proxy = Proxy.newProxyInstance(getClass().classLoader, [Runnable] as Class[], { p, m, a -> null }).class

        expect:
        Pointcut.parse(text).matcher().mayMatch(TypeDescription.ForLoadedType.of(proxy))

        where:
        text << ['java.lang.Runnable+.run()', '*..$Proxy*.run()', '*..$*.run()', '*.run()']
    }
}
