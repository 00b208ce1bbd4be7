/**
 * The HTTP API: thin resources over the functions of the core, the same on Lambda behind an API Gateway and in the local system.
 * A refusal becomes a problem of RFC 9457 in the caller's language; nothing here decides anything.
 */
@NullMarked
@OpenAPIDefinition(
        info =
                @Info(
                        title = "Kaowu 考务",
                        version = "1",
                        description =
                                "Registers candidates for vocational-skills appraisals. Refusals are problems of RFC 9457 in"
                                        + " the language of Accept-Language: Chinese, or English."),
        components =
                @Components(
                        securitySchemes =
                                @SecurityScheme(
                                        securitySchemeName = Description.BEARER,
                                        type = SecuritySchemeType.HTTP,
                                        scheme = "bearer",
                                        description = "The access code that registering or signing in handed out"),
                        responses =
                                @APIResponse(
                                        name = "Problem",
                                        description = "Why it was not done",
                                        content =
                                                @Content(
                                                        mediaType = Problem.MEDIA_TYPE,
                                                        schema = @Schema(implementation = Problem.class)))))
package kaowu.api;

import org.eclipse.microprofile.openapi.annotations.Components;
import org.eclipse.microprofile.openapi.annotations.OpenAPIDefinition;
import org.eclipse.microprofile.openapi.annotations.enums.SecuritySchemeType;
import org.eclipse.microprofile.openapi.annotations.info.Info;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.security.SecurityScheme;
import org.jspecify.annotations.NullMarked;
