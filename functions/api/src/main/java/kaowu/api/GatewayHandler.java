package kaowu.api;

import kaowu.runtime.FrontHandler;

/** What Lambda is told to call for a request that an API Gateway took. */
public final class GatewayHandler extends FrontHandler {

    public GatewayHandler() {
        super("kaowu.api.ApiStart");
    }
}
