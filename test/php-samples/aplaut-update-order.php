<?php
// The sample of aplaut.com/docs/references/import-orders (updating an order), kept as a test vector as it stands there.

//Instal http://unirest.io/php.html

const API_TOKEN = "xxxxxxxxxxxx";

$headers = array(
  'Accept' => 'application/vnd.api+json',
  'Content-Type' => 'application/vnd.api+json',
  'Authorization' => "Token token=" . API_TOKEN);

$parameters = [
  "data" => [
    "type"=> "orders",
    "attributes" => [
      "details" => [
        "payment_status" => "paid"
      ]
    ]
  ]
];

$response = Unirest\Request::put(
  'https://api.aplaut.io/v4/orders/order-number-1386', $headers, $parameters);

$response->code;        // HTTP Status code
