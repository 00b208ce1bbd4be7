package kaowu.notice;

/**
 * What goes out.
 *
 * @param id the same whenever the same notice is sent again, so that a repeated one can be recognised as such
 * @param to address in the terms of the channel
 * @param subject one line, for channels that have one
 * @param text the whole text
 */
record Message(String id, String to, String subject, String text) {

    /** Without address and text: it may end up in a log. */
    @Override
    public String toString() {
        return "Message[" + id + "]";
    }
}
