package kaowu.bench.workshop;

import jakarta.enterprise.context.ApplicationScoped;
import java.io.IOException;
import software.amazon.awssdk.core.SdkRequest;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.model.GetItemRequest;
import software.amazon.awssdk.services.dynamodb.model.PutItemRequest;
import software.amazon.awssdk.services.dynamodb.model.QueryRequest;
import software.amazon.awssdk.services.dynamodb.model.TransactWriteItemsRequest;
import software.amazon.awssdk.services.dynamodb.model.UpdateItemRequest;
import software.amazon.awssdk.services.s3.S3Client;
import software.amazon.awssdk.services.s3.model.CopyObjectRequest;
import software.amazon.awssdk.services.s3.model.GetObjectRequest;
import software.amazon.awssdk.services.s3.model.HeadObjectRequest;
import software.amazon.awssdk.services.s3.model.ListObjectsV2Request;
import software.amazon.awssdk.services.s3.model.PutObjectTaggingRequest;

/** Asks for what a function has asked for, by the clients that the functions use, and makes nothing of the answers. */
@ApplicationScoped
class Bare {

    private final DynamoDbClient dynamoDb;
    private final S3Client s3;

    Bare(DynamoDbClient dynamoDb, S3Client s3) {
        this.dynamoDb = dynamoDb;
        this.s3 = s3;
    }

    void ask(SdkRequest request) throws IOException {
        if (request instanceof GetItemRequest get) {
            dynamoDb.getItem(get);
        } else if (request instanceof QueryRequest query) {
            dynamoDb.query(query);
        } else if (request instanceof PutItemRequest put) {
            dynamoDb.putItem(put);
        } else if (request instanceof UpdateItemRequest update) {
            dynamoDb.updateItem(update);
        } else if (request instanceof TransactWriteItemsRequest transaction) {
            dynamoDb.transactWriteItems(transaction);
        } else if (request instanceof HeadObjectRequest head) {
            s3.headObject(head);
        } else if (request instanceof GetObjectRequest get) {
            try (var bytes = s3.getObject(get)) {
                bytes.readAllBytes();
            }
        } else if (request instanceof CopyObjectRequest copy) {
            s3.copyObject(copy);
        } else if (request instanceof ListObjectsV2Request list) {
            s3.listObjectsV2(list);
        } else if (request instanceof PutObjectTaggingRequest tagging) {
            s3.putObjectTagging(tagging);
        } else {
            throw new IllegalArgumentException(request.getClass().getSimpleName() + " is not known here");
        }
    }
}
