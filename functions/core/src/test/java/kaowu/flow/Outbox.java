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

    static List<Sms> texts(Registered registered) {
        return Servers.sms().taken().stream()
                .filter(sms -> sms.text().contains(registered.registrationNo()))
                .toList();
    }
}
