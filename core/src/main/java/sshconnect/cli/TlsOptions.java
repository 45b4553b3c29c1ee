package sshconnect.cli;

import java.util.Optional;
import org.jspecify.annotations.Nullable;
import sshconnect.base.Parsed;
import sshconnect.base.Printable;
import sshconnect.base.UsageError;
import sshconnect.way.Destination;
import sshconnect.way.TlsUse;

/** Reads what is said of TLS for all hops and the target together, and for the target alone. */
final class TlsOptions {

    private static final String YES = "yes";
    private static final String NO = "no";

    private final Inputs inputs;

    TlsOptions(Inputs inputs) {
        this.inputs = inputs;
    }

    /**
     * Reads what counts for every hop that is spoken to by TLS, and for the target.
     *
     * @return files, and whether they are verified; or what makes no sense
     */
    Parsed<TlsUse> ofAll() {
        Parsed<Boolean> insecure = isOn(Option.TLS_INSECURE, TlsUse.INSECURE_PARAMETER);
        if (!insecure.ok()) {
            return Parsed.wrong(insecure.error());
        }
        String certificate = inputs.stated(Option.TLS_CERT, TlsUse.CERTIFICATE_PARAMETER, true);
        String key = inputs.stated(Option.TLS_KEY, TlsUse.KEY_PARAMETER, true);
        return Parsed.of(new TlsUse(
                null,
                inputs.stated(Option.TLS_CA, TlsUse.AUTHORITY_PARAMETER, true),
                certificate,
                key,
                insecure.value()));
    }

    /**
     * Reads how TLS is spoken to the target.
     *
     * @return the way to speak it, nothing for not at all; or what makes no sense
     */
    Parsed<Optional<TlsUse>> ofTarget() {
        UsageError contradiction = contradiction();
        if (contradiction != null) {
            return Parsed.wrong(contradiction);
        }
        Parsed<Boolean> used = isOn(Option.TLS, TlsUse.TARGET_PARAMETER);
        if (!used.ok()) {
            return Parsed.wrong(used.error());
        }
        boolean stated = inputs.line().has(Option.TLS_SERVER_NAME);
        String name = inputs.stated(Option.TLS_SERVER_NAME, TlsUse.SERVER_NAME_PARAMETER, used.value());
        Parsed<String> host = name == null ? Parsed.of("") : Destination.host(name, inputs.services());
        if (!host.ok()) {
            String source = stated ? Option.TLS_SERVER_NAME.toString() : TlsUse.SERVER_NAME_PARAMETER;
            return Parsed.wrong(host.error().in(source));
        }
        if (!used.value()) {
            return stated
                    ? Parsed.wrong("", Option.TLS_SERVER_NAME + " is for " + Option.TLS + ", which is not given")
                    : Parsed.of(Optional.empty());
        }
        Parsed<TlsUse> all = ofAll();
        return all.ok()
                ? Parsed.of(Optional.of(
                        new TlsUse(name == null ? null : host.value(), null, null, null, false).over(all.value())))
                : Parsed.wrong(all.error());
    }

    /** A key without the certificate that it is of proves nothing; null where there is none. */
    private @Nullable UsageError contradiction() {
        boolean certificate = inputs.stated(
                        Option.TLS_CERT,
                        TlsUse.CERTIFICATE_PARAMETER,
                        inputs.line().has(Option.TLS_KEY))
                != null;
        return inputs.line().has(Option.TLS_KEY) && !certificate
                ? new UsageError(
                        "", Option.TLS_KEY + " needs " + Option.TLS_CERT + ", the certificate that the key is of")
                : null;
    }

    private Parsed<Boolean> isOn(Option option, String parameter) {
        if (inputs.line().has(option)) {
            return Parsed.of(true);
        }
        String value = inputs.parameters().text(parameter);
        return value == null || value.isEmpty() || value.equals(NO) || value.equals(YES)
                ? Parsed.of(YES.equals(value))
                : Parsed.wrong(parameter, "it is yes or no, not \"" + Printable.of(value) + "\"");
    }
}
