package nova.essentials.image;

import static java.util.Objects.requireNonNull;

import java.io.InputStream;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;
import nova.db.Database;
import nova.db.Tx;
import nova.model.error.ErrorCode;
import nova.model.error.NovaException;

/** Images with their bytes: who may see and change what, and the order in which rows and files change. */
public final class ImageCatalog {
    private final Database database;
    private final ImageStore images = new ImageStore();
    private final MemberStore members = new MemberStore();
    private final ImageFiles files;
    private final DataCheck check;

    public ImageCatalog(Database database, ImageFiles files, DataCheck check) {
        this.database = requireNonNull(database, "database");
        this.files = requireNonNull(files, "files");
        this.check = requireNonNull(check, "check");
    }

    /** Puts right what a dead process left: uploads begin anew, files without an image go. */
    public void recover() {
        Set<String> known = database.write("recover images", tx -> {
            images.requeueSaving(tx);
            return images.all(tx).stream()
                    .filter(image -> image.data().isPresent())
                    .map(Image::id)
                    .collect(Collectors.toSet());
        });
        files.sweep(known);
    }

    /** What the caller may see, newest first. */
    public List<Image> list(Caller caller) {
        return database.read(
                "list images", tx -> caller.admin() ? images.all(tx) : images.visibleTo(tx, caller.project()));
    }

    public Image show(Caller caller, String id) {
        return database.read("show image", tx -> visible(tx, caller, id));
    }

    public Image create(Caller caller, Image image) {
        requirePublisher(caller, image);
        database.change("create image", tx -> images.insert(tx, image));
        return image;
    }

    /** Applies {@code change} to the image as it is now; only its owner may. */
    public Image update(Caller caller, String id, UnaryOperator<Image> change) {
        return database.write("update image", tx -> {
            Image old = owned(tx, caller, id);
            Image next = change.apply(old);
            if (!next.traits().visibility().equals(old.traits().visibility())) {
                requirePublisher(caller, next);
            }
            boolean formatMoved = !next.format().equals(old.format());
            if (formatMoved && old.status() != ImageStatus.QUEUED) {
                throw new NovaException(
                        ErrorCode.FORBIDDEN,
                        "Attribute disk_format and container_format can be only replaced for a queued image.");
            }
            images.update(tx, next);
            return visible(tx, caller, id);
        });
    }

    public void delete(Caller caller, String id) {
        database.change("delete image", tx -> {
            Image image = owned(tx, caller, id);
            if (image.traits().isProtected()) {
                throw new NovaException(
                        ErrorCode.FORBIDDEN, "Image %s is protected and cannot be deleted.".formatted(id));
            }
            images.delete(tx, id);
        });
        // Dying here leaves a file without an image, which the next start removes.
        files.delete(id);
    }

    /**
     * Takes the bytes of a queued image: received beside, checked, and only then the image's. Whatever fails, the image
     * is queued again and the bytes are gone.
     */
    public void upload(Caller caller, String id, InputStream body) {
        Image image = show(caller, id);
        requireOwner(caller, image);
        String disk = image.format()
                .disk()
                .filter(format -> image.format().container().isPresent())
                .orElseThrow(() -> new NovaException(
                        ErrorCode.BAD_REQUEST,
                        "Properties disk_format, container_format must be set prior to saving data."));
        if (!database.write("begin upload", tx -> images.move(tx, id, ImageStatus.QUEUED, ImageStatus.SAVING))) {
            throw new NovaException(
                    ErrorCode.CONFLICT,
                    "Invalid status transition: image %s is %s, data can be uploaded once while it is queued."
                            .formatted(id, image.status().word()));
        }
        boolean done = false;
        try {
            store(id, disk, body);
            done = true;
        } finally {
            if (!done) {
                database.write("end upload", tx -> images.move(tx, id, ImageStatus.SAVING, ImageStatus.QUEUED));
            }
        }
    }

    private void store(String id, String disk, InputStream body) {
        ImageFiles.Received received = files.receive(id, body);
        boolean kept = false;
        try {
            Optional<Long> virtualBytes = check.check(received.part(), disk);
            Image.Data data = new Image.Data(received.bytes(), virtualBytes, received.md5(), received.sha512());
            files.keep(id, received);
            kept = true;
            if (!database.write("activate image", tx -> images.activate(tx, id, data))) {
                files.delete(id);
                throw new NovaException(ErrorCode.GONE, "Image %s was deleted during the upload.".formatted(id));
            }
        } finally {
            if (!kept) {
                files.discard(received);
            }
        }
    }

    /** The bytes of an active image. */
    public InputStream open(Image image) {
        if (image.status() == ImageStatus.DEACTIVATED) {
            throw new NovaException(
                    ErrorCode.FORBIDDEN, "The requested image has been deactivated. Image data download is forbidden.");
        }
        return files.open(image.id());
    }

    /** Shuts an image for downloads, or opens it again; twice is the same as once. */
    public void setActive(Caller caller, String id, boolean active) {
        if (!caller.admin()) {
            throw new NovaException(ErrorCode.FORBIDDEN, "You are not authorized to complete this action.");
        }
        ImageStatus from = active ? ImageStatus.DEACTIVATED : ImageStatus.ACTIVE;
        ImageStatus to = active ? ImageStatus.ACTIVE : ImageStatus.DEACTIVATED;
        database.change("set image active", tx -> {
            Image image = visible(tx, caller, id);
            if (image.status() != to && !images.move(tx, id, from, to)) {
                throw new NovaException(
                        ErrorCode.FORBIDDEN,
                        "Not allowed to change the status of an image that is %s."
                                .formatted(image.status().word()));
            }
        });
    }

    public List<ImageMember> members(Caller caller, String id) {
        return database.read("image members", tx -> {
            Image image = visible(tx, caller, id);
            return members.of(tx, id).stream()
                    .filter(member -> caller.owns(image) || member.project().equals(caller.project()))
                    .toList();
        });
    }

    public ImageMember addMember(Caller caller, String id, String project) {
        return database.write("share image", tx -> {
            Image image = owned(tx, caller, id);
            if (!image.traits().visibility().equals("shared")) {
                throw new NovaException(ErrorCode.FORBIDDEN, "Only shared images have members.");
            }
            if (members.of(tx, id).size() >= MemberStore.MAX_MEMBERS) {
                throw new NovaException(
                        ErrorCode.TOO_LARGE,
                        "The maximum of %d members is reached.".formatted(MemberStore.MAX_MEMBERS));
            }
            ImageMember member = new ImageMember(id, project, "pending", tx.now(), tx.now());
            members.insert(tx, member);
            return member;
        });
    }

    /** The member itself accepts or rejects. */
    public ImageMember answerShare(Caller caller, String id, String project, String status) {
        return database.write("answer share", tx -> {
            visible(tx, caller, id);
            ImageMember member = members.find(tx, id, project).orElseThrow(() -> noMember(id, project));
            if (!caller.admin() && !caller.project().equals(project)) {
                throw new NovaException(ErrorCode.FORBIDDEN, "Only the member itself may answer.");
            }
            ImageMember next = new ImageMember(id, project, status, member.createdAt(), tx.now());
            members.setStatus(tx, next);
            return next;
        });
    }

    public void removeMember(Caller caller, String id, String project) {
        database.change("unshare image", tx -> {
            owned(tx, caller, id);
            members.delete(tx, members.find(tx, id, project).orElseThrow(() -> noMember(id, project)));
        });
    }

    private Image visible(Tx tx, Caller caller, String id) {
        return images.find(tx, id)
                .filter(image -> caller.owns(image)
                        || image.traits().visibility().equals("public")
                        || image.traits().visibility().equals("community")
                        || (image.traits().visibility().equals("shared")
                                && members.find(tx, id, caller.project()).isPresent()))
                .orElseThrow(() -> new NovaException(ErrorCode.NOT_FOUND, "No image found with ID %s".formatted(id)));
    }

    private Image owned(Tx tx, Caller caller, String id) {
        Image image = visible(tx, caller, id);
        requireOwner(caller, image);
        return image;
    }

    private static void requireOwner(Caller caller, Image image) {
        if (!caller.owns(image)) {
            throw new NovaException(ErrorCode.FORBIDDEN, "You are not permitted to modify this image.");
        }
    }

    private static void requirePublisher(Caller caller, Image image) {
        if (image.traits().visibility().equals("public") && !caller.admin()) {
            throw new NovaException(ErrorCode.FORBIDDEN, "You are not authorized to complete publicize_image action.");
        }
    }

    private static NovaException noMember(String id, String project) {
        return new NovaException(
                ErrorCode.NOT_FOUND, "%s not found in the member list of the image %s.".formatted(project, id));
    }
}
