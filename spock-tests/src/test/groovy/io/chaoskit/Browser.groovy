package io.chaoskit

import groovy.transform.CompileStatic
import io.chaoskit.internal.json.Json
import org.opentest4j.TestAbortedException

import java.nio.charset.StandardCharsets
import java.nio.file.Files
import java.nio.file.Path
import java.util.concurrent.CompletableFuture
import java.util.concurrent.ConcurrentHashMap
import java.util.concurrent.CopyOnWriteArrayList
import java.util.concurrent.TimeUnit
import java.util.concurrent.atomic.AtomicInteger

/** A Chromium without a window, with one page. It is driven by the DevTools protocol over a pipe, so that it opens no port. */
@CompileStatic
class Browser implements Closeable {

    static final String HOW_TO_GET = 'Chromium is not here; apt-get install chromium gets it, and CHAOSKIT_CHROMIUM names it when it is elsewhere'
    static final long LIMIT_SECONDS = 120
    private static final List<String> NAMES = ['chromium', 'chromium-browser', 'google-chrome']
    private static final List<String> OPTIONS = [
        '--headless', '--no-sandbox', '--disable-gpu', '--disable-quic', '--no-first-run', '--disable-background-networking',
        '--disable-component-update', '--disable-sync', '--disable-dev-shm-usage', '--remote-debugging-pipe']
    /** Its pipe is its descriptors 3 and 4, which a process that Java starts has as 0 and 1. */
    private static final String PIPED = 'exec "$0" "$@" 3<&0 4>&1 </dev/null >/dev/null 2>&1'

    /** What the page reports as an error: uncaught exceptions, console.error, and what its policy has stopped. */
    final List<String> errors = new CopyOnWriteArrayList<>()
    /** What the page asked for, in order. */
    final List<String> requests = new CopyOnWriteArrayList<>()

    private final Process process
    private final Path folder
    private final AtomicInteger ids = new AtomicInteger()
    private final Map<Integer, CompletableFuture<Map>> answers = new ConcurrentHashMap<>()
    private volatile CompletableFuture<Void> loaded = new CompletableFuture<>()
    private final String session

    private static Path binary() {
        def named = System.getenv('CHAOSKIT_CHROMIUM')
        def places = named ? [Path.of(named)] : (System.getenv('PATH') ?: '').split(':').collectMany { dir -> NAMES.collect { Path.of(dir, it) } }
        places.find { Files.isExecutable(it) }
    }

    /** Skips the feature when there is no Chromium. */
    Browser() {
        def binary = binary()
        if (binary == null) {
            throw new TestAbortedException(HOW_TO_GET)
        }
        folder = Files.createTempDirectory('browser')
        process = new ProcessBuilder(['sh', '-c', PIPED, binary.toString(), *OPTIONS, "--user-data-dir=$folder".toString()]).start()
        Thread.startDaemon('browser') { listen() }
        def target = send('Target.createTarget', [url: 'about:blank'], null).targetId
        session = send('Target.attachToTarget', [targetId: target, flatten: true], null).sessionId
        ['Page', 'Runtime', 'Log', 'Network'].each { send(it + '.enable') }
    }

    /** Opens a file and waits until it is loaded. */
    void open(Path file) {
        errors.clear()
        requests.clear()
        loaded = new CompletableFuture<>()
        send('Page.navigate', [url: file.toUri().toString()])
        loaded.get(LIMIT_SECONDS, TimeUnit.SECONDS)
    }

    /** The value of an expression in the page. */
    Object evaluate(String expression) {
        def got = send('Runtime.evaluate', [expression: expression, returnByValue: true, awaitPromise: true, userGesture: true])
        if (got.exceptionDetails) {
            throw new AssertionError((Object) "$expression: $got.exceptionDetails")
        }
        ((Map) got.result).value
    }

    /** Clicks into the middle of the first element that the selector finds, wherever on the page it is. */
    void click(String selector) {
        def place = (Map) evaluate("""(() => { const e = document.querySelector(${Json.compact(selector)});
            e.scrollIntoView({block: 'center'}); const r = e.getBoundingClientRect(); return {x: r.x + r.width / 2, y: r.y + r.height / 2} })()""")
        for (type in ['mousePressed', 'mouseReleased']) {
            send('Input.dispatchMouseEvent', [type: type, x: place.x, y: place.y, button: 'left', clickCount: 1])
        }
    }

    /** Moves the pointer over the middle of an element. */
    void pointAt(String selector) {
        def place = (Map) evaluate("""(() => { const e = document.querySelector(${Json.compact(selector)});
            e.scrollIntoView({block: 'center'}); const r = e.getBoundingClientRect(); return {x: r.x + r.width / 2, y: r.y + r.height / 2} })()""")
        send('Input.dispatchMouseEvent', [type: 'mouseMoved', x: place.x, y: place.y])
    }

    void press(String key, int code, String text = '') {
        send('Input.dispatchKeyEvent', [type: text ? 'keyDown' : 'rawKeyDown', key: key, code: key, windowsVirtualKeyCode: code, text: text])
        send('Input.dispatchKeyEvent', [type: 'keyUp', key: key, code: key, windowsVirtualKeyCode: code])
    }

    void screen(int width, boolean dark = false) {
        send('Emulation.setDeviceMetricsOverride', [width: width, height: 900, deviceScaleFactor: 1, mobile: false])
        send('Emulation.setEmulatedMedia', [features: [[name: 'prefers-color-scheme', value: dark ? 'dark' : 'light']]])
    }

    /** Whether pages that are opened from now on may run their scripts. */
    void scripts(boolean allowed) {
        send('Emulation.setScriptExecutionDisabled', [value: !allowed])
    }

    /** The whole page as a picture. */
    void picture(Path png) {
        def data = (String) send('Page.captureScreenshot', [format: 'png', captureBeyondViewport: true]).data
        Files.write(png, Base64.decoder.decode(data))
    }

    Map send(String method, Map parameters = [:], String toSession = session) {
        int id = ids.incrementAndGet()
        def answer = new CompletableFuture<Map>()
        answers[id] = answer
        Map<String, Object> message = [id: (Object) id, method: (Object) method, params: (Object) parameters]
        if (toSession) {
            message.sessionId = toSession
        }
        synchronized (process) {
            process.outputStream.write((Json.compact(message) + '\0').getBytes(StandardCharsets.UTF_8))
            process.outputStream.flush()
        }
        def got = answer.get(LIMIT_SECONDS, TimeUnit.SECONDS)
        if (got.error) {
            throw new AssertionError((Object) "$method: $got.error")
        }
        (Map) got.result
    }

    private void listen() {
        def bytes = new ByteArrayOutputStream()
        def from = new BufferedInputStream(process.inputStream)
        int next
        while ((next = from.read()) >= 0) {
            if (next == 0) {
                received((Map) Json.read(bytes.toString(StandardCharsets.UTF_8)).orElseThrow())
                bytes.reset()
            } else {
                bytes.write(next)
            }
        }
        answers.values().each { it.completeExceptionally(new IOException('Chromium has ended')) }
    }

    private void received(Map message) {
        if (message.id) {
            answers.remove((Integer) message.id)?.complete(message)
            return
        }
        def about = (Map) message.params
        switch (message.method) {
            case 'Page.loadEventFired': loaded.complete(null); break
            case 'Network.requestWillBeSent': requests << (String) ((Map) about.request).url; break
            case 'Runtime.exceptionThrown': errors << about.exceptionDetails.toString(); break
            case 'Runtime.consoleAPICalled':
                if (about.type in ['error', 'assert']) { errors << about.args.toString() }
                break
            case 'Log.entryAdded':
                def entry = (Map) about.entry
                if (entry.level == 'error') { errors << entry.text.toString() }
        }
    }

    @Override
    void close() {
        process.outputStream.close()
        if (!process.waitFor(10, TimeUnit.SECONDS)) {
            process.descendants().forEach { it.destroyForcibly() }
            process.destroyForcibly().waitFor()
        }
        folder.toFile().deleteDir()
    }
}
