package kaowu.lambda;

import kaowu.runtime.FrontHandler;

/** What Lambda is told to call, for every function of this archive. */
public final class FunctionHandler extends FrontHandler {

    public FunctionHandler() {
        super("kaowu.lambda.FunctionStart");
    }
}
