package sshconnect.vectors;

import java.util.ArrayList;
import java.util.List;

/** All rows of all tables. */
public final class Vectors {
    private Vectors() {}

    /** All rows, in the order in which they are reported. */
    public static List<Vector> all() {
        List<Vector> all = new ArrayList<>();
        all.addAll(PlatformVectors.all());
        all.addAll(ArrayVectors.all());
        all.addAll(AddressVectors.all());
        all.addAll(BytesVectors.all());
        all.addAll(AsciiVectors.all());
        all.addAll(DigitsVectors.all());
        all.addAll(DigestVectors.all());
        all.addAll(SecurityVectors.all());
        all.addAll(SentSecretsVectors.all());
        all.addAll(KerberosConfigurationVectors.all());
        all.addAll(SocksVectors.all());
        all.addAll(GssapiVectors.all());
        all.addAll(HttpVectors.all());
        all.addAll(HttpAuthVectors.all());
        all.addAll(HttpBasicVectors.all());
        all.addAll(HttpNegotiateVectors.all());
        all.addAll(HttpDigestVectors.all());
        all.addAll(HttpNtlmVectors.all());
        all.addAll(TlsVectors.all());
        all.addAll(TlsLayerVectors.all());
        all.addAll(CarrierVectors.all());
        all.addAll(UtcTimeVectors.all());
        all.addAll(TelnetVectors.all());
        all.addAll(IacVectors.all());
        all.addAll(TelnetScriptVectors.all());
        all.addAll(DestinationVectors.all());
        all.addAll(ListenVectors.all());
        all.addAll(ProxySpecVectors.all());
        all.addAll(WayTextVectors.all());
        all.addAll(ProxyEnvironmentVectors.all());
        all.addAll(DirectVectors.all());
        all.addAll(ParameterVectors.all());
        all.addAll(UseRuleVectors.all());
        all.addAll(AccountVectors.all());
        all.addAll(NetrcVectors.all());
        all.addAll(DnsVectors.all());
        all.addAll(AddressRaceVectors.all());
        all.addAll(RelayVectors.all());
        all.addAll(ServeVectors.all());
        return all;
    }
}
