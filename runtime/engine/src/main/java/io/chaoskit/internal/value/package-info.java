/** Random numbers, and limits of numbers that a user wrote. */
package io.chaoskit.internal.value;
