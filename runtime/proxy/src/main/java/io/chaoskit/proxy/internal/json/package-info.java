/**
 * Requests and answers of the API, with the words, the leniency and the order of keys of Go's JSON package.
 */
package io.chaoskit.proxy.internal.json;
