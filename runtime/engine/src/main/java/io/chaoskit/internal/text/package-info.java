/** How texts for people are made and compared; nothing for users. */
package io.chaoskit.internal.text;
