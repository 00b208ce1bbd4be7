package kaowu.notice;

import jakarta.enterprise.context.ApplicationScoped;
import java.net.ConnectException;
import java.net.UnknownHostException;
import java.util.Map;
import java.util.Optional;
import kaowu.candidate.Contact;
import software.amazon.awssdk.core.exception.SdkClientException;
import software.amazon.awssdk.core.exception.SdkServiceException;
import software.amazon.awssdk.services.sns.SnsClient;
import software.amazon.awssdk.services.sns.model.MessageAttributeValue;

/** Text messages by Amazon SNS. */
@ApplicationScoped
class SmsChannel implements Channel {

    private final SnsClient sns;

    SmsChannel(SnsClient sns) {
        this.sns = sns;
    }

    @Override
    public String name() {
        return "SMS";
    }

    @Override
    public Optional<String> address(Contact contact) {
        return contact.phone();
    }

    @Override
    public String send(Message message) throws Undelivered {
        try {
            return sns.publish(publish -> publish.phoneNumber(message.to())
                            .message(message.text())
                            .messageAttributes(Map.of(
                                    "AWS.SNS.SMS.SMSType",
                                    MessageAttributeValue.builder()
                                            .dataType("String")
                                            .stringValue("Transactional")
                                            .build())))
                    .messageId();
        } catch (SdkServiceException refused) {
            throw new Undelivered(refused, false);
        } catch (SdkClientException broken) {
            throw new Undelivered(broken, !neverArrived(broken));
        }
    }

    private static boolean neverArrived(Throwable broken) {
        for (Throwable cause = broken; cause != null; cause = cause.getCause()) {
            if (cause instanceof ConnectException || cause instanceof UnknownHostException) {
                return true;
            }
        }
        return false;
    }

    /** Nobody can tell a repeated text message from a second one. */
    @Override
    public boolean repeatable() {
        return false;
    }
}
