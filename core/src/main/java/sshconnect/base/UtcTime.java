package sshconnect.base;

/** Points in time as text, without the tables of time zones that a library would bring. */
public final class UtcTime {

    private static final long SECOND_MILLIS = 1_000;
    private static final int DAY_SECONDS = 86_400;
    /** From 0000-03-01, from which on leap days end years, to 1970-01-01. */
    private static final long EPOCH_DAYS = 719_468;

    private static final int DAYS_OF_400_YEARS = 146_097;

    private UtcTime() {}

    /**
     * Writes a point in time.
     *
     * @param millis milliseconds since 1970-01-01 UTC
     * @return for example {@code 2026-11-25 13:05:00 UTC}
     */
    public static String text(long millis) {
        long seconds = Math.floorDiv(millis, SECOND_MILLIS);
        int ofDay = (int) Math.floorMod(seconds, (long) DAY_SECONDS);
        long days = Math.floorDiv(seconds, (long) DAY_SECONDS) + EPOCH_DAYS;
        long era = Math.floorDiv(days, (long) DAYS_OF_400_YEARS);
        int dayOfEra = (int) (days - era * DAYS_OF_400_YEARS);
        // Every 4 years have a leap day, those of every 100 have none, those of every 400 have one.
        int yearOfEra = (dayOfEra - dayOfEra / 1_460 + dayOfEra / 36_524 - dayOfEra / (DAYS_OF_400_YEARS - 1)) / 365;
        int dayOfYear = dayOfEra - (365 * yearOfEra + yearOfEra / 4 - yearOfEra / 100);
        // From March on, five months have 153 days, again and again.
        int monthFromMarch = (5 * dayOfYear + 2) / 153;
        int day = dayOfYear - (153 * monthFromMarch + 2) / 5 + 1;
        int month = monthFromMarch < 10 ? monthFromMarch + 3 : monthFromMarch - 9;
        long year = era * 400 + yearOfEra + (month <= 2 ? 1 : 0);
        return year + "-" + two(month) + "-" + two(day) + " " + two(ofDay / 3_600) + ":" + two(ofDay / 60 % 60) + ":"
                + two(ofDay % 60) + " UTC";
    }

    private static String two(int number) {
        return (number < 10 ? "0" : "") + number;
    }
}
