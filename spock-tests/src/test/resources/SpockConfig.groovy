import java.time.Duration

// A feature that hangs is interrupted and fails; one that may take longer says so with @Timeout.
timeout {
    globalTimeout Duration.ofMinutes(5)
}
