package nova.model.operation;

import static java.util.Objects.requireNonNull;

import java.util.List;
import java.util.Optional;

/**
 * What an operation needs and nobody may read in a row: sealed in {@code operation_secrets}, deleted with the last step.
 * {@code contents} of a file is base64 as the API got it.
 */
public record OperationSecrets(Optional<String> adminPassword, Optional<String> userToken, List<InjectedFile> files) {
    public OperationSecrets {
        requireNonNull(adminPassword, "adminPassword");
        requireNonNull(userToken, "userToken");
        files = List.copyOf(files);
    }

    public record InjectedFile(String path, String contents) {
        public InjectedFile {
            requireNonNull(path, "path");
            requireNonNull(contents, "contents");
        }

        @Override
        public String toString() {
            return "InjectedFile[path=" + path + ", contents=***]";
        }
    }

    @Override
    public String toString() {
        return "OperationSecrets[***]";
    }
}
