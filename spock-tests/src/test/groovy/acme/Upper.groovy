package acme

import com.github.benmanes.caffeine.cache.CacheLoader

/** Loads a key in capitals, and notes that it was asked. */
class Upper implements CacheLoader<String, String> {

    private final List<String> loads

    Upper(List<String> loads) {
        this.loads = loads
    }

    @Override
    String load(String key) {
        loads << key
        key.toUpperCase()
    }
}
