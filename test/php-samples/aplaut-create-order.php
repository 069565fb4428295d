<?php
// The sample of aplaut.com/docs/references/import-orders (adding an order), kept as a test vector as it stands there.

//Install http://unirest.io/php.html

const API_TOKEN = "xxxxxxxxxxxx";

$headers = [
  'Accept' => 'application/vnd.api+json',
  'Content-Type' => 'application/vnd.api+json',
  'Authorization' => "Token token=" . API_TOKEN
];

$parameters = [
  "data" => [
    "type"=> "orders",
    "attributes" => [
      "number" => "order-number-1386",
      "consumer_name" => "Александр Лукашенко",
      "consumer_email" => "luka@president.by",
      "details" => [
        "payment_status" => "not-paid",
        "fulfillment_status" => "packed",
        "region" => 74
      ],
      "order_lines" => [
        [
          "product_id" => 45,
          "name" => "Ботинки ECCO 69",
          "price" => 6800
        ]
      ]
    ]
  ]
];

$response = Unirest\Request::post(
  "https://api.aplaut.io/v4/orders", $headers, $parameters);

$response->code;        // HTTP Status code
