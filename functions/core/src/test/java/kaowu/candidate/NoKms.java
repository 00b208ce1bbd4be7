package kaowu.candidate;

import jakarta.enterprise.inject.Instance;
import jakarta.enterprise.util.TypeLiteral;
import java.lang.annotation.Annotation;
import java.util.Collections;
import java.util.Iterator;
import software.amazon.awssdk.services.kms.KmsClient;

/** No KMS: whoever asks for it fails. */
final class NoKms implements Instance<KmsClient> {

    @Override
    public KmsClient get() {
        throw new AssertionError("keys in clear need no KMS");
    }

    @Override
    public Instance<KmsClient> select(Annotation... qualifiers) {
        return this;
    }

    @Override
    public <U extends KmsClient> Instance<U> select(Class<U> subtype, Annotation... qualifiers) {
        throw new AssertionError("nobody selects " + subtype);
    }

    @Override
    public <U extends KmsClient> Instance<U> select(TypeLiteral<U> subtype, Annotation... qualifiers) {
        throw new AssertionError("nobody selects " + subtype);
    }

    @Override
    public boolean isUnsatisfied() {
        return true;
    }

    @Override
    public boolean isAmbiguous() {
        return false;
    }

    @Override
    public void destroy(KmsClient instance) {
        instance.close();
    }

    @Override
    public Handle<KmsClient> getHandle() {
        throw new AssertionError("there is none");
    }

    @Override
    public Iterable<? extends Handle<KmsClient>> handles() {
        return Collections.emptyList();
    }

    @Override
    public Iterator<KmsClient> iterator() {
        return Collections.emptyIterator();
    }
}
