package acme.shop;

public class BranchLedger extends Ledger {

    @Override
    public void charge(long amount) {}
}
