package sshconnect.fuzz;

/**
 * How the peer's bytes arrive.
 *
 * @param kind      in which pieces
 * @param seed      what the sizes of irregular pieces are computed from
 * @param extraAt   behind which byte of a connection more are inserted, in the same piece; -1 for nowhere
 * @param extraOn   the number of that connection
 */
record Delivery(Kind kind, int seed, int extraOn, int extraAt) {

    /** In which pieces. */
    enum Kind {
        WHOLE,
        BYTE_BY_BYTE,
        IRREGULAR
    }

    /** What is inserted: the first bytes of a tunnel. */
    static final byte[] EXTRA = {'S', 'S', 'H', '-', '2', '.', '0', '-', 'x', '\r', '\n'};

    private static final int MASK = 31;

    static Delivery of(Kind kind, int seed) {
        return new Delivery(kind, seed, -1, -1);
    }

    static Delivery withExtra(int connection, int position) {
        return new Delivery(Kind.WHOLE, 0, connection, position);
    }

    /** How many bytes can be seen at once, from a position in the stream on, of those that are there. */
    int visible(int position, int there) {
        return switch (kind) {
            case WHOLE -> there;
            case BYTE_BY_BYTE -> Math.min(1, there);
            case IRREGULAR -> Math.min(1 + ((position + 1) * (2 * seed + 1) >> 2 & MASK), there);
        };
    }
}
