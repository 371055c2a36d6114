package nova.http.json;

import static java.util.Objects.requireNonNull;

import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.SerializableString;
import com.fasterxml.jackson.core.io.SerializedString;
import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Collection;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;

/**
 * Writes a document as it is made, without a tree of it: for lists of many items. What is written cannot be taken back,
 * so the caller writes each member once.
 */
public final class JsonWriter {
    /** Members' names come again with every item: these are quoted and encoded once. Names from outside are not kept. */
    private static final Map<String, SerializableString> NAMES = new ConcurrentHashMap<>();

    private static final int MOST_NAMES = 500;

    private final JsonGenerator out;

    JsonWriter(JsonGenerator out) {
        this.out = requireNonNull(out, "out");
    }

    /** Begins the object that is an item, or the document. */
    public JsonWriter begin() {
        try {
            out.writeStartObject();
            return this;
        } catch (IOException cut) {
            throw new UncheckedIOException(cut);
        }
    }

    /** Begins the object under {@code name}. */
    public JsonWriter begin(String name) {
        return name(name).begin();
    }

    public JsonWriter end() {
        try {
            out.writeEndObject();
            return this;
        } catch (IOException cut) {
            throw new UncheckedIOException(cut);
        }
    }

    public JsonWriter beginArray(String name) {
        name(name);
        try {
            out.writeStartArray();
            return this;
        } catch (IOException cut) {
            throw new UncheckedIOException(cut);
        }
    }

    public JsonWriter endArray() {
        try {
            out.writeEndArray();
            return this;
        } catch (IOException cut) {
            throw new UncheckedIOException(cut);
        }
    }

    public JsonWriter put(String name, String text) {
        name(name);
        return item(text);
    }

    /** Null where there is none. */
    public JsonWriter put(String name, Optional<String> text) {
        name(name);
        if (text.isPresent()) {
            return item(text.get());
        }
        try {
            out.writeNull();
            return this;
        } catch (IOException cut) {
            throw new UncheckedIOException(cut);
        }
    }

    public JsonWriter put(String name, boolean flag) {
        name(name);
        try {
            out.writeBoolean(flag);
            return this;
        } catch (IOException cut) {
            throw new UncheckedIOException(cut);
        }
    }

    public JsonWriter put(String name, int number) {
        name(name);
        try {
            out.writeNumber(number);
            return this;
        } catch (IOException cut) {
            throw new UncheckedIOException(cut);
        }
    }

    /** An object of texts; its names are data. */
    public JsonWriter put(String name, Map<String, String> texts) {
        begin(name);
        try {
            for (Map.Entry<String, String> entry : texts.entrySet()) {
                out.writeStringField(entry.getKey(), entry.getValue());
            }
            return end();
        } catch (IOException cut) {
            throw new UncheckedIOException(cut);
        }
    }

    public JsonWriter put(String name, Collection<String> texts) {
        beginArray(name);
        texts.forEach(this::item);
        return endArray();
    }

    /** What is a tree already. */
    public JsonWriter set(String name, JsonNode tree) {
        name(name);
        try {
            out.writeTree(tree);
            return this;
        } catch (IOException cut) {
            throw new UncheckedIOException(cut);
        }
    }

    /** An item of an array. */
    public JsonWriter item(String text) {
        try {
            out.writeString(text);
            return this;
        } catch (IOException cut) {
            throw new UncheckedIOException(cut);
        }
    }

    private JsonWriter name(String name) {
        SerializableString known = NAMES.get(name);
        if (known == null) {
            known = new SerializedString(name);
            if (NAMES.size() < MOST_NAMES) {
                NAMES.put(name, known);
            }
        }
        try {
            out.writeFieldName(known);
            return this;
        } catch (IOException cut) {
            throw new UncheckedIOException(cut);
        }
    }
}
