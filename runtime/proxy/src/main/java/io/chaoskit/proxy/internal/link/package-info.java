/**
 * The data path: a listening socket, its connections, and the two links of each, all of whose state belongs to one event
 * loop. Changes of toxics run on that loop, so that no call ever waits for a socket.
 *
 * <pre>
 *   Listener ─▶ Connection ─▶ Link up:    client   ─▶ LinkStage… ─▶ Sink ─▶ upstream
 *                         └─▶ Link down:  upstream ─▶ LinkStage… ─▶ Sink ─▶ client
 * </pre>
 */
package io.chaoskit.proxy.internal.link;
