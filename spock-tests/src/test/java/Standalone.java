/** A class without a package, as scripts declare them. */
public class Standalone {

    public void run() {}
}
