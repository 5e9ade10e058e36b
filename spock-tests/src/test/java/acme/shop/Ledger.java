package acme.shop;

@Tagged
public class Ledger {

    @Audited
    @Tagged.Twice
    public long balance() {
        return 0;
    }

    public void charge(long amount) {}
}
