package nova.runtime.json;

import com.fasterxml.jackson.annotation.JsonTypeInfo;
import com.fasterxml.jackson.databind.JavaType;
import com.fasterxml.jackson.databind.cfg.MapperConfig;
import com.fasterxml.jackson.databind.introspect.Annotated;
import com.fasterxml.jackson.databind.introspect.AnnotatedClass;
import com.fasterxml.jackson.databind.introspect.JacksonAnnotationIntrospector;
import com.fasterxml.jackson.databind.jsontype.NamedType;
import com.fasterxml.jackson.databind.jsontype.TypeResolverBuilder;
import com.fasterxml.jackson.databind.jsontype.impl.StdTypeResolverBuilder;
import java.util.Arrays;
import java.util.List;

/** Gives sealed interfaces a {@code "type"} property with the simple name of the case, without annotations on the model. */
final class SealedTypes extends JacksonAnnotationIntrospector {
    private static final long serialVersionUID = 1L;

    @Override
    public TypeResolverBuilder<?> findTypeResolver(
            MapperConfig<?> config, AnnotatedClass annotated, JavaType baseType) {
        if (!isCase(annotated.getRawType())) {
            return super.findTypeResolver(config, annotated, baseType);
        }
        return new StdTypeResolverBuilder()
                .init(JsonTypeInfo.Id.NAME, null)
                .inclusion(JsonTypeInfo.As.PROPERTY)
                .typeProperty("type");
    }

    @Override
    public List<NamedType> findSubtypes(Annotated annotated) {
        Class<?> raw = annotated.getRawType();
        if (!raw.isInterface() || !raw.isSealed()) {
            return super.findSubtypes(annotated);
        }
        return Arrays.stream(raw.getPermittedSubclasses())
                .map(each -> new NamedType(each, each.getSimpleName()))
                .toList();
    }

    @Override
    public String findTypeName(AnnotatedClass annotated) {
        return isCase(annotated.getRawType()) ? annotated.getRawType().getSimpleName() : super.findTypeName(annotated);
    }

    private static boolean isCase(Class<?> raw) {
        if (raw.isInterface()) {
            return raw.isSealed();
        }
        return raw.isRecord() && Arrays.stream(raw.getInterfaces()).anyMatch(Class::isSealed);
    }
}
