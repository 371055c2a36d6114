package nova.testkit.house;

import com.sun.source.tree.ClassTree;
import com.sun.source.tree.CompilationUnitTree;
import com.sun.source.tree.ImportTree;
import com.sun.source.tree.MethodTree;
import com.sun.source.tree.Tree;
import com.sun.source.util.JavacTask;
import com.sun.source.util.TreeScanner;
import com.sun.source.util.Trees;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import javax.tools.JavaCompiler;
import javax.tools.StandardJavaFileManager;
import javax.tools.ToolProvider;

/** One Java file, parsed: what the house rules look at. */
record SourceFile(
        Path path, String packageName, List<String> imports, List<Method> methods, List<Type> types, int lines) {

    /** A method or constructor with a body. {@code record} headers are listed as types instead. */
    record Method(String name, int parameters, int firstLine, int lines, boolean constructor) {}

    /** A class, record, enum or interface; {@code components} counts the header of a record. */
    record Type(String name, String superclass, boolean record, int components, boolean nested) {}

    boolean main() {
        return path.toString().contains("src/main/java");
    }

    String module() {
        return path.toString().replaceFirst("/src/(main|test)/java/.*", "");
    }

    static List<SourceFile> parseAll(Path root, List<Path> files) {
        JavaCompiler compiler = ToolProvider.getSystemJavaCompiler();
        try (StandardJavaFileManager manager = compiler.getStandardFileManager(null, null, null)) {
            JavacTask task = (JavacTask) compiler.getTask(
                    null,
                    manager,
                    diagnostic -> {},
                    List.of("-proc:none"),
                    null,
                    manager.getJavaFileObjectsFromPaths(files));
            List<SourceFile> parsed = new ArrayList<>();
            for (CompilationUnitTree unit : task.parse()) {
                parsed.add(read(root, task, unit));
            }
            return parsed;
        } catch (IOException cause) {
            throw new UncheckedIOException(cause);
        }
    }

    private static SourceFile read(Path root, JavacTask task, CompilationUnitTree unit) throws IOException {
        Path path = Path.of(unit.getSourceFile().toUri());
        List<Method> methods = new ArrayList<>();
        List<Type> types = new ArrayList<>();
        Measure measure = new Measure(unit, Trees.instance(task), methods, types);
        measure.scan(unit, null);
        return new SourceFile(
                root.relativize(path),
                unit.getPackageName() == null ? "" : unit.getPackageName().toString(),
                unit.getImports().stream().map(SourceFile::imported).toList(),
                methods,
                types,
                (int) Files.lines(path).count());
    }

    private static String imported(ImportTree tree) {
        return tree.getQualifiedIdentifier().toString();
    }

    private static final class Measure extends TreeScanner<Void, Void> {
        private final CompilationUnitTree unit;
        private final Trees trees;
        private final List<Method> methods;
        private final List<Type> types;
        private int depth;

        Measure(CompilationUnitTree unit, Trees trees, List<Method> methods, List<Type> types) {
            this.unit = unit;
            this.trees = trees;
            this.methods = methods;
            this.types = types;
        }

        @Override
        public Void visitClass(ClassTree tree, Void ignored) {
            boolean isRecord = tree.getKind() == Tree.Kind.RECORD;
            int components = isRecord ? components(tree) : 0;
            String superclass = tree.getExtendsClause() == null
                    ? ""
                    : tree.getExtendsClause().toString();
            if (!tree.getSimpleName().isEmpty()) {
                types.add(new Type(tree.getSimpleName().toString(), superclass, isRecord, components, depth > 0));
            }
            depth++;
            super.visitClass(tree, ignored);
            depth--;
            return null;
        }

        @Override
        public Void visitMethod(MethodTree tree, Void ignored) {
            if (tree.getBody() != null) {
                long start = trees.getSourcePositions().getStartPosition(unit, tree.getBody());
                long end = trees.getSourcePositions().getEndPosition(unit, tree.getBody());
                if (start >= 0 && end >= 0) {
                    int first = (int) unit.getLineMap().getLineNumber(start);
                    int lines = (int) unit.getLineMap().getLineNumber(end) - first + 1;
                    boolean constructor = tree.getName().contentEquals("<init>");
                    String name = tree.getName().toString();
                    methods.add(new Method(name, tree.getParameters().size(), first, lines, constructor));
                }
            }
            return super.visitMethod(tree, ignored);
        }

        private static int components(ClassTree tree) {
            return (int) tree.getMembers().stream()
                    .filter(member -> member.getKind() == Tree.Kind.VARIABLE)
                    .filter(member -> !((com.sun.source.tree.VariableTree) member)
                            .getModifiers()
                            .getFlags()
                            .contains(javax.lang.model.element.Modifier.STATIC))
                    .count();
        }
    }
}
