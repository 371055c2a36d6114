package nova.compute;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.ArrayList;
import java.util.List;
import nova.model.host.HostName;
import org.junit.jupiter.api.Test;

class CourseTest {
    private final List<End> ends = new ArrayList<>();
    private final Course course = new Course(new HostName("h1"), ends::add);

    @Test
    void hostWhoseServiceWasDeletedEndsForThatReason() {
        course.notCurrent(true);
        assertEquals(List.of(End.DELETED), ends);
    }

    @Test
    void hostWithANewerProcessEndsForThatReasonAndOnce() {
        course.notCurrent(false);
        course.notCurrent(true);
        assertEquals(List.of(End.REPLACED), ends);
    }
}
