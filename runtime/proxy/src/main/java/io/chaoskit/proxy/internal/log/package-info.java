/**
 * Where a server tells what happens.
 */
package io.chaoskit.proxy.internal.log;
