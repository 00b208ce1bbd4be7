package kaowu.flow;

import java.util.List;
import kaowu.registration.RegistrationFunctions.Registered;
import kaowu.servers.Mail;
import kaowu.servers.SmsGateway.Sms;

/** What really arrived, by the registration that it tells of. */
final class Outbox {

    private Outbox() {}

    static List<Mail> mails(Registered registered) {
        return Servers.servers().mailbox().stream()
                .filter(mail -> mail.text().contains(registered.registrationNo()))
                .toList();
    }

    /** The texts that a phone got, the oldest first. */
    static List<String> textsTo(String phone) {
        return Servers.sms().taken().stream()
                .filter(sms -> sms.to().equals("+86" + phone))
                .map(Sms::text)
                .toList();
    }

    /** The one-time code that a phone got last. */
    static String lastCode(String phone) {
        List<String> texts = textsTo(phone);
        return code(texts.get(texts.size() - 1));
    }

    /** The one-time code in a text. */
    static String code(String text) {
        return text.replaceAll("(?s)\\D*(\\d{6})\\D.*", "$1");
    }

    static List<Sms> texts(Registered registered) {
        return Servers.sms().taken().stream()
                .filter(sms -> sms.text().contains(registered.registrationNo()))
                .toList();
    }
}
