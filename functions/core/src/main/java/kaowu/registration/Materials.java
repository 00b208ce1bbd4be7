package kaowu.registration;

import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Stream;
import kaowu.candidate.IdentityVault;
import kaowu.candidate.Sealed;
import kaowu.door.Refusal;
import kaowu.door.Result;
import kaowu.door.Size;
import kaowu.door.Term;
import kaowu.eligibility.MaterialKind;
import kaowu.registration.MaterialStore.Uploaded;
import kaowu.registration.RegistrationFunctions.ConfirmRequest;
import kaowu.registration.RegistrationFunctions.Confirmed;
import kaowu.registration.RegistrationFunctions.SubmitRequest;
import kaowu.registration.RegistrationFunctions.Submitted;
import kaowu.registration.RegistrationFunctions.Upload;
import kaowu.schedule.Round;

/** Materials: announced, uploaded past us straight to the bucket, and taken over once they are seen to be what was announced. */
@ApplicationScoped
class Materials {

    private static final int MOST_TRIES = 5;

    private final Gate gate;
    private final RegistrationTable registrations;
    private final MaterialTable materials;
    private final MaterialStore store;
    private final MaterialSettings settings;
    private final IdentityVault vault;

    Materials(
            Gate gate,
            RegistrationTable registrations,
            MaterialTable materials,
            MaterialStore store,
            MaterialSettings settings,
            IdentityVault vault) {
        this.gate = gate;
        this.registrations = registrations;
        this.materials = materials;
        this.store = store;
        this.settings = settings;
        this.vault = vault;
    }

    Result<Submitted> submit(SubmitRequest request, Instant now) {
        return gate.open(request.registrationNo(), request.accessCode(), now).then(registration -> {
            Round round = gate.round(registration);
            Optional<Refusal> problem = gate.shut(registration, round, now).or(() -> unfit(request, registration));
            if (problem.isPresent()) {
                return Result.refused(List.of(problem.get()));
            }
            String key = Material.INCOMING + registration.no() + "/" + request.kind() + "/" + UUID.randomUUID();
            Sealed fileName = vault.sealText(request.fileName(), registration.no());
            Material material = new Material(key, request.contentType(), request.size(), fileName, now);
            if (gate.write(
                            registration,
                            round,
                            now,
                            List.of(materials.announce(registration, request.kind(), material, now)))
                    .isPresent()) {
                return Result.refused(List.of(gate.explain(registration, round, now)));
            }
            Duration left = Duration.between(now, registration.closesAt(round.closesAt()));
            Duration time = left.compareTo(settings.uploadTime()) < 0 ? left : settings.uploadTime();
            MaterialStore.Address address = store.address(
                    key,
                    request.contentType(),
                    request.size(),
                    time.plusSeconds(1).truncatedTo(ChronoUnit.SECONDS));
            return Result.done(new Submitted(
                    new Upload(address.method(), address.url(), address.headers(), round.local(now.plus(time)))));
        });
    }

    private static Optional<Refusal> unfit(SubmitRequest request, Registration registration) {
        if (!registration.required().contains(request.kind())) {
            List<Object> required =
                    registration.required().stream().map(Materials::spoken).toList();
            return Optional.of(Refusal.of("KIND_NOT_REQUIRED", "kind", spoken(request.kind()), required));
        } else if (registration.crowded()) {
            return Optional.of(Refusal.of("TOO_MANY_EVENTS", "registrationNo"));
        }
        MaterialKind kind = MaterialKind.valueOf(request.kind());
        if (!kind.contentTypes().contains(request.contentType())) {
            return Optional.of(Refusal.of("TYPE_NOT_ACCEPTED", "contentType", List.copyOf(kind.contentTypes())));
        } else if (request.size() < kind.minimumSize() || request.size() > kind.maximumSize()) {
            return Optional.of(Refusal.of(
                    "SIZE_OUT_OF_BOUNDS", "size", new Size(kind.minimumSize()), new Size(kind.maximumSize())));
        } else if (request.fileName().length() > 255) {
            return Optional.of(Refusal.of("FILE_NAME_TOO_LONG", "fileName", 255));
        }
        return Optional.empty();
    }

    Result<Confirmed> confirm(ConfirmRequest request, Instant now) {
        return gate.open(request.registrationNo(), request.accessCode(), now)
                .then(registration -> confirm(registration, request.kind(), now, MOST_TRIES));
    }

    private Result<Confirmed> confirm(Registration registration, String kind, Instant now, int tries) {
        Round round = gate.round(registration);
        Optional<Refusal> shut = gate.shut(registration, round, now);
        if (shut.isPresent()) {
            return Result.refused(List.of(shut.get()));
        }
        Material announced = registration.announced().get(kind);
        if (announced == null) {
            if (!registration.received().containsKey(kind)) {
                return Result.refused("NOT_ANNOUNCED", "kind", spoken(kind));
            }
            supersede(registration, registration.superseded(), registration.received());
            return Result.done(new Confirmed(registration.missingInOrder()));
        }
        Optional<Uploaded> uploaded = store.find(announced.key());
        if (uploaded.isEmpty() || !fits(uploaded.get(), announced)) {
            return Result.refused(List.of(unlike(uploaded, announced, kind)));
        }
        Material kept = announced.kept(now);
        if (!store.keep(announced.key(), kept.key(), uploaded.get().version())) {
            return Result.refused("NOT_UPLOADED", "kind", spoken(kind));
        }
        Set<String> missing = new HashSet<>(registration.missing());
        missing.remove(kind);
        if (gate.write(
                        registration,
                        round,
                        now,
                        List.of(materials.receive(registration, kind, announced, kept, missing, now)))
                .isEmpty()) {
            received(registration, kind, announced, kept);
            return Result.done(new Confirmed(
                    registration.required().stream().filter(missing::contains).toList()));
        }
        store.supersede(kept.key());
        // Another kind may have been confirmed at the same moment, or this one announced or confirmed anew: then it is
        // tried with what there is now.
        Registration fresh = registrations.find(registration.no()).orElse(registration);
        Material pending = fresh.announced().get(kind);
        boolean shifted = !fresh.missing().equals(registration.missing())
                || fresh.moves() != registration.moves()
                || pending == null
                || !pending.key().equals(announced.key());
        return shifted && tries > 1
                ? confirm(fresh, kind, now, tries - 1)
                : Result.refused(List.of(gate.explain(registration, round, now)));
    }

    /** What this one replaces does not count any more, nor do copies that other attempts to confirm it have left behind. */
    private void received(Registration registration, String kind, Material announced, Material kept) {
        store.supersede(announced.copies(), Set.of(kept.key()));
        Set<String> superseded = new HashSet<>(registration.superseded());
        Material before = registration.received().get(kind);
        if (before != null) {
            superseded.add(before.copies());
        }
        Map<String, Material> counting = new HashMap<>(registration.received());
        counting.put(kind, kept);
        supersede(registration, superseded, counting);
    }

    /**
     * Tells the bucket what does not count any more, and then forgets it: a crash in between is made good by the next confirmation.
     * An upload that was replaced at the very moment at which it was confirmed counts nevertheless, and stays noted until it is
     * replaced itself.
     */
    private void supersede(Registration registration, Set<String> noted, Map<String, Material> counting) {
        Set<String> superseded = new HashSet<>(noted);
        counting.values().forEach(material -> superseded.remove(material.copies()));
        if (!superseded.isEmpty()) {
            superseded.forEach(copies -> store.supersede(copies, Set.of()));
            materials.superseded(registration, superseded);
        }
    }

    /** A kind by its name in the caller's language; what is no kind, as it was given. */
    private static Object spoken(String kind) {
        return Stream.of(MaterialKind.values()).map(MaterialKind::name).anyMatch(kind::equals)
                ? Term.of("KIND_" + kind)
                : kind;
    }

    private static boolean fits(Uploaded uploaded, Material announced) {
        return uploaded.size() == announced.size() && uploaded.type().equals(announced.contentType());
    }

    private static Refusal unlike(Optional<Uploaded> uploaded, Material announced, String kind) {
        if (uploaded.isEmpty()) {
            return Refusal.of("NOT_UPLOADED", "kind", spoken(kind));
        } else if (uploaded.get().size() != announced.size()) {
            return Refusal.of(
                    "SIZE_DIFFERS", "kind", announced.size(), uploaded.get().size());
        }
        return Refusal.of(
                "TYPE_DIFFERS", "kind", announced.contentType(), uploaded.get().type());
    }
}
