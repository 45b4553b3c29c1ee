package sshconnect.base;

/**
 * The addresses that share a prefix (CIDR, RFC 4632 and RFC 4291, section 2.3).
 *
 * @param address      any address of the network
 * @param prefixLength how many leading bits count: 0 to 32 for IPv4, 0 to 128 for IPv6
 */
public record Network(IpAddress address, int prefixLength) {

    /**
     * Whether an address belongs to this network.
     *
     * @param candidate the address, of either family
     * @return true if it does
     */
    public boolean contains(IpAddress candidate) {
        byte[] mine = address.bytes();
        byte[] theirs = candidate.bytes();
        if (mine.length != theirs.length) {
            return false;
        }
        int whole = prefixLength >> 3;
        for (int i = 0; i < whole; i++) {
            if (mine[i] != theirs[i]) {
                return false;
            }
        }
        int rest = prefixLength & 7;
        return rest == 0 || ((mine[whole] ^ theirs[whole]) & 0xff) >> (8 - rest & 7) == 0;
    }

    @Override
    public String toString() {
        return address + "/" + prefixLength;
    }
}
