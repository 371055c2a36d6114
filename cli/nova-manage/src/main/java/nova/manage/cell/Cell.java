package nova.manage.cell;

/** The one cell, as Nova's tables show one. */
final class Cell {
    static final String NAME = "cell1";
    static final String ID = "00000000-0000-0000-0000-000000000001";

    private Cell() {}
}
