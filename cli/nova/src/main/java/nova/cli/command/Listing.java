package nova.cli.command;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import nova.cli.json.JsonObject;

/** Prints things as a table whose titles name their fields: {@code Disabled Reason} shows {@code disabled_reason}. */
public final class Listing {
    private Listing() {}

    public static void print(Invocation call, List<JsonObject> things, List<String> titles) {
        print(call, things, titles, -1);
    }

    public static void print(Invocation call, List<JsonObject> things, List<String> titles, int sortBy) {
        List<List<Object>> rows = new ArrayList<>();
        for (JsonObject thing : things) {
            List<Object> row = new ArrayList<>();
            for (String title : titles) {
                String field = title.toLowerCase(Locale.ROOT).replace(' ', '_');
                row.add(thing.has(field) ? thing.raw(field) : "");
            }
            rows.add(row);
        }
        call.output().table(titles, rows, sortBy);
    }
}
